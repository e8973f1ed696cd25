#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "warning/corridor.h"
#include "warning/predictive.h"

namespace acta::warning {

// What would have been said of a leg at each past period, with what was known then: the model is
// learned anew, and its spread is that of the errors of all series of the leg up to then, a series'
// own counted five-fold, in units of each series' volatility at its time (see ConformalPool).
// Beside it the naive forecast, no change, with a spread made the same way.
struct BacktestOptions {
  CorridorOptions corridor = {};
  std::size_t first = 23;         // the first period that is forecast from
  double adaptive_step = 0;       // of AdaptiveLevels, common to the leg; 0: none
  double drift = 0;               // of the same
  bool outcomes_to_come = false;  // also forecasts of periods that are not known: `actual` is NaN
};

// Intervals that follow what came, as they are published: the further ahead, the later it is known
// how wrong they were, and the larger the steps.
inline BacktestOptions adaptive_backtest(const CorridorOptions& corridor) {
  return {.corridor = corridor,
          .adaptive_step = 0.003 * static_cast<double>(corridor.ahead - 1),
          .drift = 0.05};
}

struct BacktestForecast {
  std::size_t series = 0;
  std::size_t now = 0;
  double actual = 0;  // `ahead` periods after now; NaN only of outcomes to come
  double point = 0;
  double naive_point = 0;  // the count at `now`
  Predictive issued;
  Predictive naive;
  CorridorForecast explained;
};

// By period, then by series.
std::vector<BacktestForecast> backtest_corridor(std::span<const CorridorSeries> leg,
                                                const BacktestOptions& options);

}  // namespace acta::warning
