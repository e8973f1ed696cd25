#include "warning/panel.h"

#include <algorithm>
#include <cmath>

#include "warning/conformal.h"
#include "warning/spread_over.h"

namespace acta::warning {
namespace {

using Series = std::span<const std::vector<double>>;

bool calibrated(Method method) {
  return method == Method::dynamic_theta || method == Method::ets || method == Method::mean;
}

// A series without its last `horizon` values, if it is long enough to be forecast without them.
std::span<const double> held_back(const std::vector<double>& y, std::size_t horizon) {
  if (y.size() < horizon + least_history) return {};
  const std::span<const double> before(y.data(), y.size() - horizon);
  const auto known =
      std::count_if(before.begin(), before.end(), [](double v) { return !std::isnan(v); });
  return static_cast<std::size_t>(known) < least_history ? std::span<const double>{} : before;
}

std::vector<ConformalPool> pools_of(Series series, const PanelOptions& options) {
  std::vector<ConformalPool> pools(options.horizon);
  if (!calibrated(options.method)) return pools;
  std::vector<Outlook> past(series.size());
  spread_over<ForecastScratch>(options.threads, series.size(),
                               [&](std::size_t i, ForecastScratch& scratch) {
                                 const auto before = held_back(series[i], options.horizon);
                                 if (before.empty()) return;
                                 past[i].mean.resize(options.horizon);
                                 forecast(before, options.period, options.method, scratch, past[i]);
                               });
  for (std::size_t h = 0; h < options.horizon; ++h) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (past[i].mean.empty() || !(past[i].deviation[h] > 0)) continue;
      const double value = series[i][series[i].size() - options.horizon + h];
      const double score = (value - past[i].mean[h]) / past[i].deviation[h];
      if (std::isfinite(score)) pools[h].add(score);
    }
    pools[h].close();
  }
  return pools;
}

bool counts_only(const std::vector<double>& y) {
  return std::none_of(y.begin(), y.end(), [](double value) { return value < 0; });
}

}  // namespace

std::vector<PanelForecast> forecast_panel(Series series, const PanelOptions& options) {
  const std::vector<ConformalPool> pools = pools_of(series, options);
  std::vector<PanelForecast> result(series.size());
  spread_over<ForecastScratch>(
      options.threads, series.size(), [&](std::size_t i, ForecastScratch& scratch) {
        Outlook outlook;
        outlook.mean.resize(options.horizon);
        forecast(series[i], options.period, options.method, scratch, outlook);
        const bool floor = calibrated(options.method) && counts_only(series[i]);
        for (std::size_t h = 0; h < options.horizon; ++h) {
          result[i].outlook.push_back(
              calibrated(options.method)
                  ? pools[h].around(outlook.mean[h], outlook.deviation[h])
                  : Predictive::normal(outlook.mean[h], outlook.deviation[h]));
          if (floor) result[i].outlook.back().not_below(0);
        }
        result[i].mean = std::move(outlook.mean);
      });
  return result;
}

}  // namespace acta::warning
