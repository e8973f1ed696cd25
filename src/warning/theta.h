#pragma once

#include <cstddef>
#include <span>

#include "warning/season.h"

namespace acta::warning {

// How uncertain a forecast is: the error h periods ahead has the standard deviation
//   sigma sqrt(1 + (h - 1) alpha²),
// that of simple exponential smoothing (Hyndman et al., Forecasting with Exponential Smoothing,
// 2008, §6.3).
struct Spread {
  double sigma = 0;
  double alpha = 1;
  double at(std::size_t h) const;
};

// Simple exponential smoothing with the first level and the parameter of least squared error. The
// error is linear in the first level, which is therefore solved for and not searched.
struct Smoothing {
  double alpha = 1;
  double first = 0;    // the level before the first value
  double last = 0;     // the level after the last one
  double squares = 0;  // sum of the squared errors one step ahead
};
Smoothing smooth(std::span<const double> y);
Smoothing smooth(std::span<const double> y, double alpha);                // at a given parameter
Smoothing smooth(std::span<const double> y, double alpha, double first);  // and a given first level

// Where R's search comes to rest, which is not always where the error is least: in the first of
// several valleys, or against the wall at the least parameter. Where there is one valley the two
// are the same and the quick search is made; else a polytope goes downhill from a fifth of the way
// between the bounds and the mean of the first ten values, which is where R's answers come from.
Smoothing smooth_as_r(std::span<const double> y);

// The theta method of Assimakopoulos & Nikolopoulos (2000) in the form of Hyndman & Billah (Int. J.
// Forecasting 19, 2003): exponential smoothing of the series without its season, and a drift of
// half the slope of the regression on time. Equal to R's forecast::thetaf. Writes the forecasts 1,
// 2, … periods after y into `mean`.
Spread theta(std::span<const double> y, std::size_t period, SeasonSplit& split,
             std::span<double> mean);

}  // namespace acta::warning
