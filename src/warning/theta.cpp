#include "warning/theta.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/line_search.h"

namespace acta::warning {
namespace {

constexpr double least_alpha = 1e-4;
constexpr double most_alpha = 1 - 1e-4;

// Sums of u·u, u·p and p·p over all t, where the error at t is u_t - p_t (first - y_1): u of a
// smoothing that begins at y_1, p_t = (1 - alpha)^(t-1).
struct Moments {
  Lanes uu{}, up{}, pp{};
};

Moments moments(std::span<const double> y, const Lanes& alpha) {
  Moments sum;
  Lanes level{};
  Lanes power;
  power.fill(1);
  const double origin = y[0];
  for (const double value : y) {
    for (std::size_t i = 0; i < search_lanes; ++i) {
      const double u = value - origin - level[i];
      sum.uu[i] += u * u;
      sum.up[i] += u * power[i];
      level[i] += alpha[i] * u;
      power[i] *= 1 - alpha[i];
    }
  }
  for (std::size_t i = 0; i < search_lanes; ++i)
    sum.pp[i] = (1 - power[i] * power[i]) / (alpha[i] * (2 - alpha[i]));
  return sum;
}

// Half the slope of the least-squares line through y at 0, 1, 2, …
double half_slope(std::span<const double> y) {
  const double n = static_cast<double>(y.size());
  if (y.size() < 2) return 0;
  const double middle = (n - 1) / 2;
  double product = 0;
  for (std::size_t t = 0; t < y.size(); ++t)
    product += (static_cast<double>(t) - middle) * (y[t] - y[0]);
  return product / (n * (n * n - 1) / 12) / 2;
}

double deviation(double squares, std::size_t n, std::size_t parameters) {
  return n > parameters ? std::sqrt(std::max(squares, 0.0) / static_cast<double>(n - parameters))
                        : 0;
}

}  // namespace

double Spread::at(std::size_t h) const {
  return sigma * std::sqrt(1 + static_cast<double>(h - 1) * alpha * alpha);
}

Smoothing smooth(std::span<const double> y, double alpha) {
  Lanes all;
  all.fill(alpha);
  const Moments sum = moments(y, all);
  Smoothing result{alpha, y[0] + sum.up[0] / sum.pp[0], 0, 0};
  result.last = result.first;
  for (const double value : y) {
    const double error = value - result.last;
    result.squares += error * error;
    result.last += alpha * error;
  }
  return result;
}

Smoothing smooth(std::span<const double> y) {
  check(!y.empty(), "a series that is smoothed has values");
  // Over the root of alpha, because valleys are narrower where alpha is small.
  const auto squares = [&](const Lanes& roots) {
    Lanes alphas;
    for (std::size_t i = 0; i < search_lanes; ++i) alphas[i] = roots[i] * roots[i];
    Moments sum = moments(y, alphas);
    for (std::size_t i = 0; i < search_lanes; ++i) sum.uu[i] -= sum.up[i] * sum.up[i] / sum.pp[i];
    return sum.uu;
  };
  const double root = least_between(std::sqrt(least_alpha), std::sqrt(most_alpha), 1e-7, squares);
  return smooth(y, root * root);
}

Spread theta(std::span<const double> y, std::size_t period, SeasonSplit& split,
             std::span<double> mean) {
  check(!y.empty(), "a series that is forecast has values");
  split.take(y, period, {1.6448536269514722, 2}, 1);
  const Smoothing level = smooth(split.values);
  const double drift = half_slope(split.values);
  const double lead = (1 - std::pow(1 - level.alpha, static_cast<double>(y.size()))) / level.alpha;
  for (std::size_t h = 0; h < mean.size(); ++h)
    mean[h] = level.last + drift * (static_cast<double>(h) + lead);
  split.restore(mean);
  return {deviation(level.squares, y.size(), 2), level.alpha};
}

}  // namespace acta::warning
