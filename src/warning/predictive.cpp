#include "warning/predictive.h"

#include <algorithm>

#include "warning/distributions.h"

namespace acta::warning {
namespace {

using Quantiles = std::array<double, Predictive::size>;

const Quantiles& normal_scores() {
  static const Quantiles scores = [] {
    Quantiles z;
    for (std::size_t i = 0; i < z.size(); ++i) z[i] = normal_quantile(Predictive::levels()[i]);
    z[Predictive::size / 2] = 0;
    return z;
  }();
  return scores;
}

// The deviation of the normal tail: as far as the outermost quantile is from the middle.
double tail(const Quantiles& q, bool high) {
  const double reach = normal_scores().back();
  const double middle = q[Predictive::size / 2];
  return (high ? q.back() - middle : middle - q.front()) / reach;
}

}  // namespace

const std::array<double, Predictive::size>& Predictive::levels() {
  static constexpr Quantiles levels = {0.025, 0.05, 0.10, 0.15, 0.20, 0.25, 0.30,
                                       0.35,  0.40, 0.45, 0.50, 0.55, 0.60, 0.65,
                                       0.70,  0.75, 0.80, 0.85, 0.90, 0.95, 0.975};
  return levels;
}

Predictive::Predictive(const std::array<double, size>& quantiles) : quantiles_(quantiles) {
  std::sort(quantiles_.begin(), quantiles_.end());
}

Predictive Predictive::normal(double mean, double deviation) {
  Predictive result;
  for (std::size_t i = 0; i < size; ++i)
    result.quantiles_[i] = mean + deviation * normal_scores()[i];
  return result;
}

double Predictive::quantile(double level) const {
  const Quantiles& at = levels();
  if (level <= at.front())
    return quantiles_.front() +
           tail(quantiles_, false) * (normal_quantile(level) - normal_scores().front());
  if (level >= at.back())
    return quantiles_.back() +
           tail(quantiles_, true) * (normal_quantile(level) - normal_scores().back());
  const auto upper =
      static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), level) - at.begin());
  const double share = (level - at[upper - 1]) / (at[upper] - at[upper - 1]);
  return quantiles_[upper - 1] + share * (quantiles_[upper] - quantiles_[upper - 1]);
}

Predictive::Interval Predictive::interval(double coverage) const {
  return {quantile((1 - coverage) / 2), quantile((1 + coverage) / 2)};
}

double Predictive::below(double value) const {
  const Quantiles& at = levels();
  if (value < quantiles_.front()) {
    const double deviation = tail(quantiles_, false);
    if (!(deviation > 0)) return 0;
    return normal_cdf(normal_scores().front() - (quantiles_.front() - value) / deviation);
  }
  if (value >= quantiles_.back()) {
    const double deviation = tail(quantiles_, true);
    if (!(deviation > 0)) return 1;
    return normal_cdf(normal_scores().back() + (value - quantiles_.back()) / deviation);
  }
  const auto upper = static_cast<std::size_t>(
      std::upper_bound(quantiles_.begin(), quantiles_.end(), value) - quantiles_.begin());
  const double width = quantiles_[upper] - quantiles_[upper - 1];
  const double share = width > 0 ? (value - quantiles_[upper - 1]) / width : 1;
  return at[upper - 1] + share * (at[upper] - at[upper - 1]);
}

double Predictive::p_value(double count) const {
  return 1 - 0.5 * (below(count - 0.5) + below(count + 0.5));
}

double Predictive::p_value(const Predictive& count) const {
  constexpr std::size_t steps = 40;
  double sum = 0;
  for (std::size_t i = 0; i < steps; ++i)
    sum += p_value(count.quantile((static_cast<double>(i) + 0.5) / steps));
  return sum / steps;
}

void Predictive::not_below(double floor) {
  for (double& quantile : quantiles_) quantile = std::max(quantile, floor);
}

Predictive mixture(std::span<const Predictive> parts) {
  constexpr int halvings = 60;
  std::array<double, Predictive::size> quantiles{};
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const auto by_quantile = [i](const Predictive& a, const Predictive& b) {
      return a.quantiles()[i] < b.quantiles()[i];
    };
    const auto [least, most] = std::minmax_element(parts.begin(), parts.end(), by_quantile);
    double low = least->quantiles()[i], high = most->quantiles()[i];
    for (int halving = 0; halving < halvings && low < high; ++halving) {
      const double middle = low + (high - low) / 2;
      double below = 0;
      for (const Predictive& part : parts) below += part.below(middle);
      (below < Predictive::levels()[i] * static_cast<double>(parts.size()) ? low : high) = middle;
    }
    quantiles[i] = high;
  }
  return Predictive(quantiles);
}

}  // namespace acta::warning
