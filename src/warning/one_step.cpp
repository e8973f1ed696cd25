#include "warning/one_step.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double memory_of_methods = 0.95, memory_of_volatility = 0.9;
constexpr double keenness = 8;    // how much better methods outweigh worse ones
constexpr double tried = 3;       // errors without which a method has no weight
constexpr std::size_t years = 4;  // that seasons are taken from
constexpr double share_of_season = 0.5;

}  // namespace

OneStep::OneStep(std::size_t period) : period_(period), forecast_(unknown) {}

double OneStep::deviation() const { return count_ > 0 ? std::sqrt(square_ / count_) : unknown; }

void OneStep::see(double value) {
  const bool gap = std::isnan(value);
  if (gap && seen_.empty()) return;
  if (!gap && !seen_.empty()) {
    for (std::size_t i = 0; i < methods; ++i) {
      if (std::isnan(said_[i])) continue;
      const double error = value - said_[i];
      squares_[i] = memory_of_methods * squares_[i] + error * error;
      errors_[i] = memory_of_methods * errors_[i] + 1;
    }
    const double error = value - forecast_;
    square_ = memory_of_volatility * square_ + error * error;
    count_ = memory_of_volatility * count_ + 1;
  }
  const double taken = gap ? forecast_ : value;
  quick_ = seen_.empty() ? taken : quick_ + 0.6 * (taken - quick_);
  slow_ = seen_.empty() ? taken : slow_ + 0.3 * (taken - slow_);
  seen_.push_back(taken);
  said_ = say();
  forecast_ = blend();
}

// The last value; two smoothed levels; the last value and half of the usual change to this season;
// the mean of the last three and how this season usually lies to the three before it; a year ago
// and how the last six lie to theirs.
std::array<double, OneStep::methods> OneStep::say() const {
  const std::size_t n = seen_.size();
  std::array<double, methods> said{seen_[n - 1], quick_, slow_, unknown, unknown, unknown};
  if (period_ < 2 || n < period_ + 1) return said;
  double change = 0, lie = 0, changes = 0, lies = 0;
  for (std::size_t year = 1; year <= years && n >= year * period_ + 1; ++year) {
    const std::size_t then = n - year * period_;
    change += seen_[then] - seen_[then - 1];
    changes += 1;
    if (then < 3) continue;
    lie += seen_[then] - (seen_[then - 1] + seen_[then - 2] + seen_[then - 3]) / 3;
    lies += 1;
  }
  said[3] = seen_[n - 1] + share_of_season * change / changes;
  if (lies > 0) {
    // Few years are believed less.
    const double level = (seen_[n - 1] + seen_[n - 2] + seen_[n - 3]) / 3;
    said[4] = level + lie / lies * (lies / (lies + 1));
  }
  double rise = 0, rises = 0;
  for (std::size_t back = 1; back <= 6 && n >= back + period_; ++back) {
    rise += seen_[n - back] - seen_[n - back - period_];
    rises += 1;
  }
  said[5] = seen_[n - period_] + rise / rises;
  return said;
}

double OneStep::blend() const {
  double best = std::numeric_limits<double>::infinity();
  std::array<double, methods> mean_square{};
  for (std::size_t i = 0; i < methods; ++i) {
    const bool counts = !std::isnan(said_[i]) && errors_[i] > tried;
    mean_square[i] = counts ? squares_[i] / errors_[i] + 1e-9 : unknown;
    if (counts) best = std::min(best, mean_square[i]);
  }
  if (std::isinf(best)) return said_[0];
  double sum = 0, weights = 0;
  for (std::size_t i = 0; i < methods; ++i) {
    if (std::isnan(mean_square[i])) continue;
    const double weight = std::pow(best / mean_square[i], keenness);
    sum += weight * said_[i];
    weights += weight;
  }
  return sum / weights;
}

}  // namespace acta::warning
