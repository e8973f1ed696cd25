#include "warning/corridor.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace acta::warning {
namespace {

constexpr std::array<std::string_view, corridor_inputs> names = {
    "own-change",      "own-change",         "own-change",      "own-half-year",
    "own-year",        "upstream-change",    "upstream-change", "upstream-change",
    "upstream-change", "upstream-half-year", "upstream-gap",    "beyond-change",
    "beyond-change"};
constexpr std::size_t first_upstream = 5;

constexpr double memory_of_volatility = 0.9;
constexpr double least_variance = 0.01;
constexpr double memory_of_rows = 0.95;
constexpr std::size_t least_rows = 30;
constexpr std::size_t path_steps = 16;
constexpr double path_length = 2.5;  // decades of λ
constexpr std::size_t parts = 6;

double level(const std::vector<double>& counts, std::size_t t) {
  return std::log(counts[t] + corridor_offset);
}

double change(const std::vector<double>& counts, std::size_t t) {
  return level(counts, t) - level(counts, t - 1);
}

// How far the count at t is from the mean of the last `periods`, itself among them.
double above_mean(const std::vector<double>& counts, std::size_t t, std::size_t periods) {
  double sum = 0;
  for (std::size_t i = 0; i < periods; ++i) sum += level(counts, t - i);
  return level(counts, t) - sum / static_cast<double>(periods);
}

// How much larger upstream is than here, beside its mean of the last year.
double gap(const CorridorSeries& series, std::size_t up, std::size_t now) {
  double sum = 0;
  for (std::size_t i = 1; i <= 12; ++i)
    sum += level(series.upstream, up - i) - level(series.here, now - i);
  return level(series.upstream, up) - level(series.here, now) - sum / 12;
}

bool broken(const CorridorSeries& series, std::size_t after, std::size_t until) {
  return std::any_of(series.breaks.begin(), series.breaks.end(),
                     [&](std::size_t period) { return period > after && period <= until; });
}

struct Row {
  std::size_t at;  // its period
  CorridorRow inputs;
  double target;
  double weight;
};

// All rows whose outcome was known at `now`, by period.
std::vector<Row> rows_until(std::span<const CorridorSeries> leg, std::size_t now,
                            const CorridorOptions& options) {
  std::vector<Row> rows;
  for (std::size_t t = corridor_memory; t + options.ahead <= now; ++t)
    for (const CorridorSeries& series : leg) {
      const auto inputs = corridor_row(series, t, options);
      if (!inputs || t + options.ahead >= series.here.size() ||
          broken(series, t, t + options.ahead))
        continue;
      const double target = level(series.here, t + options.ahead) - level(series.here, t);
      if (std::isnan(target)) continue;
      const double volatility = corridor_volatility(series, t);
      const double age = static_cast<double>(now - t);
      rows.push_back(
          {t, *inputs, target, std::pow(memory_of_rows, age) / (volatility * volatility)});
    }
  return rows;
}

std::array<bool, corridor_inputs> bounds() {
  std::array<bool, corridor_inputs> not_negative{};
  std::fill(not_negative.begin() + first_upstream, not_negative.end(), true);
  return not_negative;
}

// The errors of forecasts of the periods from `cut` to `end`, learned from what was known at `cut`,
// by λ.
void add_errors(const std::vector<Row>& rows, std::size_t cut, std::size_t end,
                const CorridorOptions& options, std::span<const double> lambdas,
                std::span<double> errors) {
  const auto not_negative = bounds();
  Moments moments(corridor_inputs);
  for (const Row& row : rows)
    if (row.at + options.ahead <= cut) moments.add(row.inputs, row.target, row.weight);
  if (moments.empty()) return;
  LinearModel model{0, std::vector<double>(corridor_inputs)};
  for (std::size_t k = 0; k < lambdas.size(); ++k) {
    model = elastic_net(moments, {lambdas[k], options.alpha}, not_negative, &model);
    for (const Row& row : rows)
      if (row.at >= cut && row.at < end)
        errors[k] += std::abs(row.target - model.at(row.inputs)) * std::sqrt(row.weight);
  }
}

}  // namespace

std::string_view corridor_input(std::size_t input) { return names[input]; }

std::optional<CorridorRow> corridor_row(const CorridorSeries& series, std::size_t now,
                                        const CorridorOptions& options) {
  const std::size_t up = options.edge ? now + 1 : now;
  if (now < corridor_memory || now >= series.here.size() ||
      broken(series, now + 1 - corridor_memory, up))
    return std::nullopt;
  CorridorRow row{};
  for (std::size_t lag = 0; lag < 3; ++lag) row[lag] = change(series.here, now - lag);
  row[3] = above_mean(series.here, now, 6);
  row[4] = above_mean(series.here, now, 12);
  if (options.use_upstream) {
    if (up >= series.upstream.size()) return std::nullopt;
    for (std::size_t lag = 0; lag < 4; ++lag) row[5 + lag] = change(series.upstream, up - lag);
    row[9] = above_mean(series.upstream, up, 6);
    row[10] = gap(series, up, now);
    if (!series.beyond.empty()) {
      if (up >= series.beyond.size()) return std::nullopt;
      for (std::size_t lag = 0; lag < 2; ++lag) row[11 + lag] = change(series.beyond, up - lag);
    }
  }
  const bool known = std::none_of(row.begin(), row.end(), [](double v) { return std::isnan(v); });
  return known ? std::optional(row) : std::nullopt;
}

double corridor_volatility(const CorridorSeries& series, std::size_t now) {
  double squares = 0;
  double weights = 0;
  double weight = 1;
  for (std::size_t t = now; t >= 1; --t) {
    const double step = change(series.here, t);
    if (!std::isnan(step) && !broken(series, t - 1, t)) {
      squares += weight * step * step;
      weights += weight;
    }
    weight *= memory_of_volatility;
  }
  return std::sqrt((weights > 0 ? squares / weights : 0) + least_variance);
}

std::optional<LinearModel> fit_corridor(std::span<const CorridorSeries> leg, std::size_t now,
                                        const CorridorOptions& options) {
  check(options.ahead > 0, "a forecast is of a later period");
  const std::vector<Row> rows = rows_until(leg, now, options);
  if (rows.size() < least_rows) return std::nullopt;
  const auto not_negative = bounds();
  Moments moments(corridor_inputs);
  for (const Row& row : rows) moments.add(row.inputs, row.target, row.weight);
  const double largest = largest_lambda(moments, options.alpha, not_negative);
  std::array<double, path_steps> lambdas{};
  for (std::size_t k = 0; k < path_steps; ++k)
    lambdas[k] = largest * std::pow(10, -path_length * static_cast<double>(k) / (path_steps - 1));

  std::array<double, path_steps> errors{};
  const std::size_t first = rows.front().at;
  const std::size_t span = rows.back().at + 1 - first;
  for (std::size_t part = 2; part < parts; ++part)
    if (span * part / parts >= 4)
      add_errors(rows, first + span * part / parts, first + span * (part + 1) / parts, options,
                 lambdas, errors);
  const auto best =
      static_cast<std::size_t>(std::min_element(errors.begin(), errors.end()) - errors.begin());
  LinearModel model{0, std::vector<double>(corridor_inputs)};
  for (std::size_t k = 0; k <= best; ++k)
    model = elastic_net(moments, {lambdas[k], options.alpha}, not_negative, &model);
  return model;
}

CorridorForecast corridor_forecast(const LinearModel& model, const CorridorRow& row) {
  CorridorForecast forecast{model.intercept, {}};
  for (std::size_t i = 0; i < corridor_inputs; ++i) {
    forecast.contributions[i] = model.coefficients[i] * row[i];
    forecast.change += forecast.contributions[i];
  }
  return forecast;
}

}  // namespace acta::warning
