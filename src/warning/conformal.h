#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "warning/predictive.h"

namespace acta::warning {

// Quantiles that follow what came, each by itself, so that in the long run the share below is its
// own level, whatever happens to the series: the level that is asked of the pool (adaptive
// conformal inference: Gibbs & Candès, NeurIPS 2021, eq. 2) rises by `step` times what is missing
// after each value, and the quantile itself, in units of the stated spread, by `drift` times what
// was missing of all values of a period together (quantile tracking: Angelopoulos, Candès &
// Tibshirani, NeurIPS 2023, eq. 4), because alike series are shocked together.
class AdaptiveLevels {
 public:
  explicit AdaptiveLevels(double step = 0.02, double drift = 0);
  const std::array<double, Predictive::size>& asked() const { return asked_; }
  const std::array<double, Predictive::size>& moved() const { return moved_; }
  void saw(const Predictive& issued, double value);
  void end_period();

 private:
  double step_, drift_;
  std::size_t seen_ = 0;  // in this period
  std::array<double, Predictive::size> asked_, moved_{}, missing_{};
};

// Honest intervals from past errors (split conformal prediction; Vovk, Gammerman & Shafer, 2005;
// signed scores: Romano, Patterson & Candès, 2019). A score is what came true less the forecast, in
// units of the spread that was stated with it; the scores of alike series at one horizon are
// pooled, past ones only, and their quantiles stretch or shrink the stated spread.
//
//   pool.add((value - outlook.mean[h]) / outlook.deviation[h]);
//   pool.close();
//   Predictive next = pool.around(mean, deviation);
class ConformalPool {
 public:
  // `weight`: a series' own scores may count more than its neighbours'.
  void add(double score, double weight = 1);
  void close();  // after adding, before asking
  std::size_t size() const { return scores_.size(); }

  // The score below which the share `level` of the pool lies, with the place (n + 1)·level of n
  // scores, so that a small pool does not promise too much; and as far from that of the normal
  // distribution as the pool is large: by n/(n + 20) of `trust`. Scores of one time share its
  // shocks, which is why they are never trusted wholly.
  double score(double level) const;
  Predictive around(double mean, double deviation) const;
  Predictive around(double mean, double deviation, const AdaptiveLevels& levels) const;

  double trust = 0.8;

 private:
  double pooled(double level) const;
  struct Score {
    double value, weight, before;  // weight of the scores below
  };
  std::vector<Score> scores_;
  double weight_ = 0;
};

}  // namespace acta::warning
