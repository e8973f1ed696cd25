#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "warning/forecast.h"
#include "warning/predictive.h"

namespace acta::warning {

// Series of one class (one kind of border, one frequency), forecast together: each by itself, and
// their intervals by what the same method got wrong of all of them at the end of what is known.
// Past only: the last `horizon` values of every series that is long enough are forecast from those
// before, and the errors, in units of the stated spread, make a pool for each horizon (see
// ConformalPool).
//
// theta, naive, snaive and naive2 keep the normal intervals of their formulas, which are those that
// others print under these names. The answer does not depend on the order of the series nor on
// `threads`.
struct PanelOptions {
  Method method = Method::mean;
  std::size_t period = 12;
  std::size_t horizon = 12;
  unsigned threads = 1;
};

struct PanelForecast {
  std::vector<double> mean;         // by horizon
  std::vector<Predictive> outlook;  // by horizon
};

// As forecast() reads a series: oldest first, NaN is not known; each has at least one value.
std::vector<PanelForecast> forecast_panel(std::span<const std::vector<double>> series,
                                          const PanelOptions& options);

}  // namespace acta::warning
