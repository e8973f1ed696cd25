#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "warning/dynamic_theta.h"
#include "warning/ets.h"
#include "warning/season.h"

namespace acta::warning {

// One series, one method, the periods to come. `mean` is K2: dynamic optimised theta and ETS on
// log(y + c), and the seasonal naive where the season is strong, in equal parts.
enum class Method : std::uint8_t {
  naive,           // the last value
  seasonal_naive,  // that of the same season of the last period
  naive2,          // the last value without its season, by the test of the M competitions
  theta,           // equal to R's forecast::thetaf
  dynamic_theta,
  ets,
  mean,
};
std::optional<Method> method_named(std::string_view name);  // "snaive", "dotm", …
std::string_view name_of(Method method);

// Below so many values nobody should be shown a forecast: "insufficient history". The methods
// answer for any length from 1 on all the same.
constexpr std::size_t least_history = 24;

// What a method says 1, 2, … periods ahead: its point and the standard deviation of its error, in
// the unit of the series. Never NaN. Both have as many entries as there are periods to forecast.
struct Outlook {
  std::vector<double> mean;
  std::vector<double> deviation;
};

// Kept by the caller, so that a million series allocate once.
struct ForecastScratch {
  std::vector<double> known;
  std::vector<double> logs;
  DynamicThetaScratch dynamic;
  SeasonSplit split;
  Outlook ahead;
  Outlook part;
};

// `y` oldest first; NaN is "not known", which is not zero: before the first value it is left out,
// between two it is bridged by a straight line, after the last one the forecast begins earlier.
// `period`: seasons in a year, 1 for none. A constant added to the logarithm, a tenth of the mean,
// keeps zeros harmless and does not depend on the unit. The forecasts of dotm, ets and mean of a
// series without negative values are not negative.
void forecast(std::span<const double> y, std::size_t period, Method method,
              ForecastScratch& scratch, Outlook& outlook);

}  // namespace acta::warning
