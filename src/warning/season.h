#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace acta::warning {

// The seasons of a regular series: are there any, how large are they, and the series without them.
// Position i of a series belongs to season i mod period. No value may be NaN.
enum class SeasonForm { additive, multiplicative };

// Whether the autocorrelation at lag `period` is beyond its 90 % bound,
//   |r_m| > z sqrt((1 + 2 Σ_{i<m} r_i²) / n)
// (Assimakopoulos & Nikolopoulos, Int. J. Forecasting 16, 2000; the M3 and M4 competitions use it
// with z = 1.645). Never for a constant series nor for fewer than `least_periods` whole periods.
struct SeasonTest {
  double z = 1.645;
  std::size_t least_periods = 3;
};
bool has_season(std::span<const double> y, std::size_t period, const SeasonTest& test = {});

// Classical decomposition by centred moving averages: one index a season, of mean 1
// (multiplicative) or 0 (additive). False, and every index neutral, if some index could not be
// divided by or if a season is never seen between the halves of the first and the last period.
bool season_indices(std::span<const double> y, SeasonForm form, std::span<double> indices);

// Indices nearer to none: index^power (multiplicative) or index·power (additive), again of mean 1
// or 0. Classical indices take noise for season; the powers 0.9 (monthly) and 0.7 (weekly) forecast
// better.
void shrink_indices(SeasonForm form, double power, std::span<double> indices);

// y without its season, and a forecast that begins at position `first` with it again.
void remove_season(std::span<const double> y, SeasonForm form, std::span<const double> indices,
                   std::span<double> adjusted);
void restore_season(SeasonForm form, std::span<const double> indices, std::size_t first,
                    std::span<double> values);

// A series taken apart: its values without season and its multiplicative indices, all 1 where the
// test finds no season. Kept by the caller, so that a million series allocate once.
struct SeasonSplit {
  std::vector<double> values;
  std::vector<double> indices;
  bool found = false;

  void take(std::span<const double> y, std::size_t period, const SeasonTest& test, double power);
  void restore(std::span<double> forecast) const;  // of the periods after the series
  // How much of what is not trend is season, from 0 to 1 (Wang, Smith & Hyndman, Data Mining and
  // Knowledge Discovery 13, 2006), of logarithms.
  double strength(std::span<const double> y) const;
};

}  // namespace acta::warning
