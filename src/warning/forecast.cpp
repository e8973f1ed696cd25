#include "warning/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/check.h"
#include "warning/theta.h"

namespace acta::warning {
namespace {

constexpr std::array<std::string_view, 7> names = {"naive", "snaive", "naive2", "theta",
                                                   "dotm",  "ets",    "mean"};
// Seasonal naive takes part from here on. Weekly indices rest on fewer values each and are shrunk
// more.
constexpr double strong_season = 0.8;
constexpr double monthly_power = 0.9;
constexpr double weekly_power = 0.7;
constexpr double share_of_mean = 0.1;
constexpr std::size_t least_fitted = 5;

double index_power(std::size_t period) {
  return period > most_seasons ? weekly_power : monthly_power;
}

void not_negative(std::span<const double> y, std::span<double> forecasts) {
  if (*std::min_element(y.begin(), y.end()) < 0) return;
  for (double& value : forecasts) value = std::max(value, 0.0);
}

// The last value `lag` periods before; the deviation from the differences at that lag.
void repeat(std::span<const double> y, std::size_t lag, Outlook& out) {
  const std::size_t n = y.size();
  if (n < lag) lag = 1;
  double squares = 0;
  for (std::size_t t = lag; t < n; ++t) squares += (y[t] - y[t - lag]) * (y[t] - y[t - lag]);
  const double sigma = n > lag ? std::sqrt(squares / static_cast<double>(n - lag)) : 0;
  for (std::size_t h = 0; h < out.mean.size(); ++h) {
    out.mean[h] = y[n - lag + h % lag];
    out.deviation[h] = sigma * std::sqrt(static_cast<double>(h / lag + 1));
  }
}

void by_naive2(std::span<const double> y, std::size_t period, SeasonSplit& split, Outlook& out) {
  split.take(y, period, {}, 1);
  repeat(split.values, 1, out);
  split.restore(out.mean);
  split.restore(out.deviation);
}

void spread_out(const Spread& spread, std::span<double> deviation) {
  for (std::size_t h = 0; h < deviation.size(); ++h) deviation[h] = spread.at(h + 1);
}

void by_dynamic_theta(std::span<const double> y, std::size_t period, ForecastScratch& scratch,
                      Outlook& out) {
  if (y.size() < least_fitted) return repeat(y, 1, out);
  const DynamicThetaOptions options{index_power(period), {}};
  spread_out(dynamic_theta(y, period, options, scratch.dynamic, out.mean), out.deviation);
  scratch.dynamic.split.restore(out.deviation);
  not_negative(y, out.mean);
}

// By the errors of the last years where they are larger or smaller than those of all years, by
// half.
double recent_share(const EtsModel& model) {
  return model.sigma > 0 ? std::sqrt(model.recent / model.sigma) : 1;
}

// Answers recent_share of the model.
double by_ets(std::span<const double> y, std::size_t period, ForecastScratch& scratch,
              Outlook& out) {
  if (y.size() < least_fitted) {
    repeat(y, 1, out);
    return 1;
  }
  // A season too long to be a state is taken out before.
  SeasonSplit& split = scratch.split;
  split.take(y, period > most_seasons ? period : 1, {}, weekly_power);
  std::vector<double>& logs = scratch.logs;
  logs = split.values;
  const double mean =
      std::accumulate(logs.begin(), logs.end(), 0.0) / static_cast<double>(logs.size());
  const double offset = share_of_mean * mean;
  const bool positive = *std::min_element(logs.begin(), logs.end()) + offset > 0;
  if (positive)
    for (double& value : logs) value = std::log(value + offset);
  const EtsModel model = ets_select(logs, period > most_seasons ? 1 : period);
  ets_mean(model, out.mean);
  ets_deviation(model, out.deviation);
  if (positive)
    for (std::size_t h = 0; h < out.mean.size(); ++h) {
      const double size = std::exp(out.mean[h]);
      out.deviation[h] *= size;
      out.mean[h] = size - offset;
    }
  split.restore(out.mean);
  split.restore(out.deviation);
  not_negative(y, out.mean);
  return recent_share(model);
}

void by_mean(std::span<const double> y, std::size_t period, ForecastScratch& scratch,
             Outlook& out) {
  Outlook& part = scratch.part;
  part.mean.resize(out.mean.size());
  part.deviation.resize(out.mean.size());
  by_dynamic_theta(y, period, scratch, out);
  const double share = by_ets(y, period, scratch, part);
  for (std::size_t h = 0; h < out.mean.size(); ++h)
    out.deviation[h] = share * std::sqrt(out.deviation[h] * part.deviation[h]);
  const SeasonSplit& split = scratch.dynamic.split;
  scratch.split.take(y, period, {}, 1);
  const bool season =
      y.size() >= least_fitted && split.found && scratch.split.strength(y) >= strong_season;
  for (std::size_t h = 0; h < out.mean.size(); ++h) {
    const double two = out.mean[h] + part.mean[h];
    out.mean[h] = season ? (two + y[y.size() - period + h % period]) / 3 : two / 2;
  }
}

void by_method(std::span<const double> y, std::size_t period, Method method,
               ForecastScratch& scratch, Outlook& out) {
  switch (method) {
    case Method::naive: return repeat(y, 1, out);
    case Method::seasonal_naive: return repeat(y, period, out);
    case Method::naive2: return by_naive2(y, period, scratch.split, out);
    case Method::theta: return spread_out(theta(y, period, scratch.split, out.mean), out.deviation);
    case Method::dynamic_theta: return by_dynamic_theta(y, period, scratch, out);
    case Method::ets: by_ets(y, period, scratch, out); return;
    case Method::mean: return by_mean(y, period, scratch, out);
  }
}

// What is known of y, without holes; how many periods at the end are not known.
std::size_t bridge(std::span<const double> y, std::vector<double>& known) {
  known.clear();
  std::size_t missing = 0;
  for (const double value : y) {
    if (std::isnan(value)) {
      ++missing;
      continue;
    }
    if (!known.empty()) {
      const double from = known.back();
      for (std::size_t i = 1; i <= missing; ++i)
        known.push_back(from +
                        (value - from) * static_cast<double>(i) / static_cast<double>(missing + 1));
    }
    known.push_back(value);
    missing = 0;
  }
  return missing;
}

}  // namespace

std::optional<Method> method_named(std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Method>(at - names.begin());
}

std::string_view name_of(Method method) { return names[static_cast<std::size_t>(method)]; }

void forecast(std::span<const double> y, std::size_t period, Method method,
              ForecastScratch& scratch, Outlook& outlook) {
  const std::size_t late = bridge(y, scratch.known);
  check(!scratch.known.empty(), "a series that is forecast has values");
  check(period > 0, "a series has at least one season");
  const std::size_t horizon = outlook.mean.size();
  outlook.deviation.resize(horizon);
  if (late == 0) return by_method(scratch.known, period, method, scratch, outlook);
  Outlook& ahead = scratch.ahead;
  ahead.mean.resize(horizon + late);
  ahead.deviation.resize(horizon + late);
  by_method(scratch.known, period, method, scratch, ahead);
  const auto shift = static_cast<std::ptrdiff_t>(late);
  std::copy(ahead.mean.begin() + shift, ahead.mean.end(), outlook.mean.begin());
  std::copy(ahead.deviation.begin() + shift, ahead.deviation.end(), outlook.deviation.begin());
}

}  // namespace acta::warning
