#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "warning/farrington_options.h"
#include "warning/quasi_poisson.h"
#include "warning/seasonal_design.h"
#include "warning/verdict.h"

namespace acta::warning {

// Detection by quasi-Poisson regression on comparable counts of past years: Farrington, Andrews,
// Beale, Catchpole 1996 ("A statistical algorithm for the early detection of outbreaks of
// infectious disease", JRSS A 159, 547–563), with the levels, weights and bounds of Noufaily et al.
// 2013 ("An improved algorithm for outbreak detection in multiple surveillance systems", Statistics
// in Medicine 32, 1206–1222).
//
// One set of options, prepared once; not for two threads at a time.
class Farrington {
 public:
  explicit Farrington(const FarringtonOptions& options);
  Farrington(const Farrington&) = delete;  // the model refers to the season
  Farrington& operator=(const Farrington&) = delete;

  std::size_t first() const { return season_.history; }  // index of the first that is judged

  // A verdict for each count; missing ones are NaN and left out of every fit.
  // verdicts.size() == counts.size().
  void judge(std::span<const double> counts, std::span<Verdict> verdicts);
  // Only of the newest count, in time that does not grow with the length of the series.
  Verdict newest(std::span<const double> counts);

 private:
  void prepare(std::span<const double> counts);
  void gather(std::size_t t);
  void fill_empty_seasons();
  Verdict at(std::size_t t);
  bool alarms(double y, const BaselineFit& fit, double bound) const;
  std::optional<BaselineFit> baseline();
  std::optional<BaselineFit> baseline(bool trend);
  void weigh_down(double dispersion);
  double pearson() const;                                  // Σω(y−μ)²/μ / (n−k)
  double relative(std::span<const double> weights) const;  // Σv((y−μ)/μ)² / (n−k)

  FarringtonOptions options_;
  SeasonalDesign season_;
  QuasiPoisson model_;
  double z_;
  std::vector<double> counts_, log_start_, y_log_y_;         // of the series, by time
  std::vector<double> row_y_, row_log_start_, row_y_log_y_;  // of one fit, by row
  std::vector<double> present_, weights_;                    // of one fit, by row
};

}  // namespace acta::warning
