#include "warning/dynamic_theta.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "warning/line_search.h"

namespace acta::warning {
namespace {

// The bounds of the paper's own program.
constexpr double least_alpha = 0.1;
constexpr double most_alpha = 0.99;

// The line through what has been seen, re-estimated at each value (eqs. 13-15).
struct Line {
  double t = 0;  // values seen
  double centre = 0;
  double intercept = 0;
  double slope = 0;

  void see(double y) {
    t += 1;
    if (t > 1) slope = ((t - 2) * slope + 6 * (y - centre) / t) / (t + 1);
    centre += (y - centre) / t;
    intercept = centre - slope * (t + 1) / 2;
  }
};

// What the line adds to the forecast, for 1 - 1/theta = 1; `power` = (1 - alpha)^t after t values.
double pull(double alpha, double power, double intercept, double slope) {
  return power * intercept + (1 - power * (1 - alpha)) / alpha * slope;
}

// The products of u, p and g, where the error is u - p·first - g·weight.
struct Moments {
  Lanes uu{}, up{}, ug{}, pp{}, pg{}, gg{};
};

Moments moments(std::span<const double> y, const DynamicThetaScratch& lines, const Lanes& alpha) {
  Moments sum;
  Lanes level{};
  Lanes power;
  power.fill(1);
  Lanes inverse;
  for (std::size_t i = 0; i < search_lanes; ++i) inverse[i] = 1 / alpha[i];
  for (std::size_t t = 0; t < y.size(); ++t) {
    const double intercept = lines.intercept[t];
    const double slope = lines.slope[t];
    for (std::size_t i = 0; i < search_lanes; ++i) {
      const double p = power[i];
      const double u = y[t] - level[i];
      const double next = p * (1 - alpha[i]);
      const double g = p * intercept + (1 - next) * inverse[i] * slope;
      sum.uu[i] += u * u;
      sum.up[i] += u * p;
      sum.ug[i] += u * g;
      sum.pp[i] += p * p;
      sum.pg[i] += p * g;
      sum.gg[i] += g * g;
      level[i] += alpha[i] * u;
      power[i] = next;
    }
  }
  return sum;
}

struct Solution {
  double first = 0;
  double weight = 0;  // 1 - 1/theta, in [0, 1]
  double squares = 0;
};

Solution solve(const Moments& sum, std::size_t i) {
  const double determinant = sum.pp[i] * sum.gg[i] - sum.pg[i] * sum.pg[i];
  double weight = 0;
  if (determinant > 1e-12 * sum.pp[i] * sum.gg[i])
    weight = (sum.pp[i] * sum.ug[i] - sum.pg[i] * sum.up[i]) / determinant;
  weight = std::clamp(weight, 0.0, 1.0);
  const double first = (sum.up[i] - weight * sum.pg[i]) / sum.pp[i];
  const double squares = sum.uu[i] + first * first * sum.pp[i] + weight * weight * sum.gg[i] +
                         2 * (first * weight * sum.pg[i] - first * sum.up[i] - weight * sum.ug[i]);
  return {first, weight, squares};
}

}  // namespace

Spread dynamic_theta(std::span<const double> y, std::size_t period,
                     const DynamicThetaOptions& options, DynamicThetaScratch& scratch,
                     std::span<double> mean) {
  check(!y.empty(), "a series that is forecast has values");
  SeasonSplit& split = scratch.split;
  split.take(y, period, options.season, options.index_power);
  // About its first value and in units of its own size: the sums below subtract squares.
  const double origin = split.values[0];
  for (double& value : split.values) value -= origin;

  const std::size_t n = y.size();
  scratch.intercept.resize(n);
  scratch.slope.resize(n);
  Line line;
  for (std::size_t t = 0; t < n; ++t) {
    scratch.intercept[t] = line.intercept;
    scratch.slope[t] = line.slope;
    line.see(split.values[t]);
  }
  const double alpha = least_between(least_alpha, most_alpha, 1e-6, [&](const Lanes& alphas) {
    const Moments sum = moments(split.values, scratch, alphas);
    Lanes squares;
    for (std::size_t i = 0; i < search_lanes; ++i) squares[i] = solve(sum, i).squares;
    return squares;
  });
  Lanes all;
  all.fill(alpha);
  const Solution best = solve(moments(split.values, scratch, all), 0);

  double level = best.first;
  double power = 1;
  double squares = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const double error = split.values[t] - level -
                         best.weight * pull(alpha, power, scratch.intercept[t], scratch.slope[t]);
    squares += error * error;
    level += alpha * (split.values[t] - level);
    power *= 1 - alpha;
  }
  for (double& forecast : mean) {
    forecast = level + best.weight * pull(alpha, power, line.intercept, line.slope);
    line.see(forecast);
    level += alpha * (forecast - level);
    power *= 1 - alpha;
  }
  for (double& forecast : mean) forecast += origin;
  split.restore(mean);
  const double freedom = n > 3 ? static_cast<double>(n - 3) : 1;
  return {n > 3 ? std::sqrt(squares / freedom) : 0, alpha};
}

}  // namespace acta::warning
