#include "warning/scores.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double count_of(std::size_t n) { return static_cast<double>(n); }

double happened(std::span<const Call> calls) {
  return count_of(static_cast<std::size_t>(
      std::count_if(calls.begin(), calls.end(), [](const Call& call) { return call.happened; })));
}

}  // namespace

double naive_error(std::span<const double> history, std::size_t period) {
  if (history.size() <= period) return unknown;
  double sum = 0;
  for (std::size_t t = period; t < history.size(); ++t)
    sum += std::abs(history[t] - history[t - period]);
  return sum / count_of(history.size() - period);
}

double mase(std::span<const double> forecast, std::span<const double> actual, double naive_error) {
  check(forecast.size() == actual.size(), "each forecast is scored by its value");
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) sum += std::abs(actual[i] - forecast[i]);
  return sum / count_of(actual.size()) / naive_error;
}

double smape(std::span<const double> forecast, std::span<const double> actual) {
  check(forecast.size() == actual.size(), "each forecast is scored by its value");
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const double size = std::abs(actual[i]) + std::abs(forecast[i]);
    if (size > 0) sum += 200 * std::abs(actual[i] - forecast[i]) / size;
  }
  return sum / count_of(actual.size());
}

double owa(const PointScore& method, const PointScore& naive2) {
  return (method.smape / naive2.smape + method.mase / naive2.mase) / 2;
}

double msis(std::span<const double> low, std::span<const double> high,
            std::span<const double> actual, double coverage, double naive_error) {
  check(low.size() == actual.size() && high.size() == actual.size(),
        "each interval is scored by its value");
  const double penalty = 2 / (1 - coverage);
  double sum = 0;
  for (std::size_t i = 0; i < actual.size(); ++i)
    sum += high[i] - low[i] +
           penalty * (std::max(low[i] - actual[i], 0.0) + std::max(actual[i] - high[i], 0.0));
  return sum / count_of(actual.size()) / naive_error;
}

double quantile_score(double quantile, double level, double actual) {
  return 2 * ((actual <= quantile ? 1 : 0) - level) * (quantile - actual);
}

double wis(std::span<const double> quantiles, std::span<const double> levels, double actual) {
  check(quantiles.size() == levels.size() && !levels.empty(), "each quantile has its level");
  double sum = 0;
  for (std::size_t i = 0; i < levels.size(); ++i)
    sum += quantile_score(quantiles[i], levels[i], actual);
  return sum / count_of(levels.size());
}

double wis(const Predictive& issued, double actual) {
  return wis(issued.quantiles(), Predictive::levels(), actual);
}

double log_wis(const Predictive& issued, double actual) {
  std::array<double, Predictive::size> logs = issued.quantiles();
  for (double& quantile : logs) quantile = std::log1p(std::max(quantile, 0.0));
  return wis(logs, Predictive::levels(), std::log1p(std::max(actual, 0.0)));
}

double coverage(std::span<const double> low, std::span<const double> high,
                std::span<const double> actual) {
  check(low.size() == actual.size() && high.size() == actual.size(),
        "each interval is scored by its value");
  double inside = 0;
  for (std::size_t i = 0; i < actual.size(); ++i)
    inside += low[i] <= actual[i] && actual[i] <= high[i] ? 1 : 0;
  return inside / count_of(actual.size());
}

double brier(std::span<const Call> calls) {
  double sum = 0;
  for (const Call& call : calls) {
    const double error = call.probability - (call.happened ? 1 : 0);
    sum += error * error;
  }
  return sum / count_of(calls.size());
}

double brier_skill(std::span<const Call> calls) {
  const double rate = happened(calls) / count_of(calls.size());
  return rate > 0 && rate < 1 ? 1 - brier(calls) / (rate * (1 - rate)) : unknown;
}

double area_under_curve(std::span<const Call> calls) {
  std::vector<Call> sorted(calls.begin(), calls.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const Call& a, const Call& b) { return a.probability < b.probability; });
  const double yes = happened(calls);
  const double no = count_of(calls.size()) - yes;
  if (yes == 0 || no == 0) return unknown;
  double won = 0;
  double no_below = 0;
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t last = first;
    while (last < sorted.size() && sorted[last].probability == sorted[first].probability) ++last;
    const double tied_yes = happened({sorted.data() + first, last - first});
    const double tied_no = count_of(last - first) - tied_yes;
    won += tied_yes * (no_below + tied_no / 2);
    no_below += tied_no;
    first = last;
  }
  return won / (yes * no);
}

std::vector<ReliabilityBin> reliability(std::span<const Call> calls, std::size_t bins) {
  check(bins > 0, "calls are put into bins");
  std::vector<ReliabilityBin> all(bins);
  for (const Call& call : calls) {
    const auto bin = static_cast<std::size_t>(call.probability * count_of(bins));
    ReliabilityBin& into = all[std::min(bin, bins - 1)];
    into.said += call.probability;
    into.came += call.happened ? 1 : 0;
    ++into.calls;
  }
  std::erase_if(all, [](const ReliabilityBin& bin) { return bin.calls == 0; });
  for (ReliabilityBin& bin : all) {
    bin.said /= count_of(bin.calls);
    bin.came /= count_of(bin.calls);
  }
  return all;
}

int lead_time(std::span<const bool> warned, std::size_t event) {
  check(event < warned.size(), "an event has its period");
  int lead = -1;
  for (std::size_t t = event + 1; t-- > 0 && warned[t];) ++lead;
  return lead;
}

}  // namespace acta::warning
