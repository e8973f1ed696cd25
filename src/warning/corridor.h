#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "warning/elastic_net.h"

namespace acta::warning {

// Who will arrive here next, from who is passing the country before: one leg of a route (Honduras
// to Mexico), all nationalities together, because each alone has too few months to learn from. The
// change of the logarithm of the counts is a linear function of recent changes here, of those
// upstream, and of how far both are from their own recent means; an elastic net chooses. What
// happens upstream may raise a forecast and never lower it, so that every term can be said in a
// sentence.
//
// Ragged edge: the upstream country publishes first, so that its month t + 1 is known when that of
// this country is forecast. That is worth more than anything else here.
struct CorridorSeries {
  std::vector<double> here;      // counts by period; NaN is not known
  std::vector<double> upstream;  // of the same nationality in the country before, the same periods
  std::vector<double> beyond;    // in the country before that; empty on the first leg
  // From these periods on one of the countries counts otherwise: nothing is compared across them.
  std::vector<std::size_t> breaks = {};
};

struct CorridorOptions {
  std::size_t ahead = 1;     // periods
  bool edge = true;          // upstream's next period is known
  bool use_upstream = true;  // false: own past alone, to tell what upstream is worth
  double alpha = 0.5;        // of the elastic net
};

constexpr std::size_t corridor_inputs = 13;
using CorridorRow = std::array<double, corridor_inputs>;
// "own-change", …: keys of what an input is, for explanations; several lags share one.
std::string_view corridor_input(std::size_t input);

// Added to counts before the logarithm: ten persons more or less are no news.
constexpr double corridor_offset = 10;
// Periods before the first row: a year of means, and a change before it.
constexpr std::size_t corridor_memory = 13;

// What is known of a series at period `now`; nothing if a count that it needs is not known, or if a
// break lies within the year that it looks at.
std::optional<CorridorRow> corridor_row(const CorridorSeries& series, std::size_t now,
                                        const CorridorOptions& options);

// The standard deviation of the monthly change of the logarithm up to `now`: exponentially
// weighted, 0.9.
double corridor_volatility(const CorridorSeries& series, std::size_t now);

// Learned from what was known at `now` alone. Rows weigh as the inverse square of their series'
// volatility, and 5 % less for each period that they are old. λ is chosen by forward chaining: each
// later part of the past forecast from the part before it. Nothing while there are fewer than
// thirty rows.
std::optional<LinearModel> fit_corridor(std::span<const CorridorSeries> leg, std::size_t now,
                                        const CorridorOptions& options);

struct CorridorForecast {
  double change = 0;  // of log(count + offset), `ahead` periods on
  std::array<double, corridor_inputs>
      contributions{};  // coefficient × input; with the intercept, the change
};
CorridorForecast corridor_forecast(const LinearModel& model, const CorridorRow& row);

}  // namespace acta::warning
