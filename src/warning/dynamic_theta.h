#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "warning/season.h"
#include "warning/theta.h"

namespace acta::warning {

// The dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler, Int. J.
// Forecasting 32, 2016, eqs. 11-17): exponential smoothing and a line that is re-estimated as the
// series goes on, with the first level, the smoothing and theta of least squared error. Given the
// smoothing, the error is linear in the first level and in 1 - 1/theta, so that one parameter is
// searched and two are solved for.
struct DynamicThetaOptions {
  double index_power = 0.9;  // see shrink_indices; 0.7 for weekly series
  SeasonTest season = {};
};
struct DynamicThetaScratch {
  SeasonSplit split;
  std::vector<double> intercept;  // A and B of the paper, before each value
  std::vector<double> slope;
};

// Writes the forecasts 1, 2, … periods after y into `mean`.
Spread dynamic_theta(std::span<const double> y, std::size_t period,
                     const DynamicThetaOptions& options, DynamicThetaScratch& scratch,
                     std::span<double> mean);

}  // namespace acta::warning
