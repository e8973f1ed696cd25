#include "warning/corridor_backtest.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "warning/conformal.h"

namespace acta::warning {
namespace {

constexpr double own_weight = 5;

double level(double count) { return std::log(count + corridor_offset); }
double count_of(double level) { return std::max(0.0, std::exp(level) - corridor_offset); }

// A forecast that can be scored by now, or will be.
struct Made {
  std::size_t series, due;
  double change, outcome, volatility;
};

struct Pools {
  ConformalPool model, naive;
};

Pools pools_for(std::span<const Made> made, std::size_t series, std::size_t now) {
  Pools pools;
  pools.model.trust = pools.naive.trust = 1;
  for (const Made& each : made) {
    if (each.due > now) continue;
    const double weight = each.series == series ? own_weight : 1;
    pools.model.add((each.outcome - each.change) / each.volatility, weight);
    pools.naive.add(each.outcome / each.volatility, weight);
  }
  pools.model.close();
  pools.naive.close();
  return pools;
}

Predictive in_counts(const Predictive& levels) {
  std::array<double, Predictive::size> quantiles = levels.quantiles();
  for (double& quantile : quantiles) quantile = count_of(quantile);
  return Predictive(quantiles);
}

}  // namespace

std::vector<BacktestForecast> backtest_corridor(std::span<const CorridorSeries> leg,
                                                const BacktestOptions& options) {
  const std::size_t ahead = options.corridor.ahead;
  std::size_t periods = 0;
  for (const CorridorSeries& series : leg) periods = std::max(periods, series.here.size());
  std::vector<Made> made;
  std::vector<BacktestForecast> issued;
  AdaptiveLevels levels(options.adaptive_step, options.drift), naive_levels = levels;
  std::size_t learned = 0;  // issued forecasts that the levels have seen
  const std::size_t known_ahead = options.outcomes_to_come ? 0 : ahead;
  for (std::size_t now = options.first; now + known_ahead < periods; ++now) {
    for (; learned < issued.size() && issued[learned].now + ahead <= now; ++learned)
      if (!std::isnan(issued[learned].actual)) {
        levels.saw(issued[learned].issued, issued[learned].actual);
        naive_levels.saw(issued[learned].naive, issued[learned].actual);
      }
    levels.end_period();
    naive_levels.end_period();
    const auto model = fit_corridor(leg, now, options.corridor);
    if (!model) continue;
    const std::size_t before = made.size();
    for (std::size_t s = 0; s < leg.size(); ++s) {
      const CorridorSeries& series = leg[s];
      const auto row = corridor_row(series, now, options.corridor);
      const double actual = now + ahead < series.here.size()
                                ? series.here[now + ahead]
                                : std::numeric_limits<double>::quiet_NaN();
      if (!row || (std::isnan(actual) && !options.outcomes_to_come)) continue;
      const double base = level(series.here[now]);
      const CorridorForecast forecast = corridor_forecast(*model, *row);
      const double volatility = corridor_volatility(series, now);
      const Pools pools = pools_for({made.data(), made.data() + before}, s, now);
      BacktestForecast& out = issued.emplace_back();
      out.series = s;
      out.now = now;
      out.actual = actual;
      out.point = count_of(base + forecast.change);
      out.naive_point = series.here[now];
      out.issued = in_counts(pools.model.around(base + forecast.change, volatility, levels));
      out.naive = in_counts(pools.naive.around(base, volatility, naive_levels));
      out.explained = forecast;
      if (!std::isnan(actual))
        made.push_back({s, now + ahead, forecast.change, level(actual) - base, volatility});
    }
  }
  return issued;
}

}  // namespace acta::warning
