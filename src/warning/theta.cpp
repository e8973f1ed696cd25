#include "warning/theta.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "warning/line_search.h"
#include "warning/polytope.h"

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

// Searched over the root of alpha, because valleys are narrower where alpha is small. `grid`: the
// squares on the first, even grid.
Smoothing least_squares(std::span<const double> y, Lanes& grid) {
  check(!y.empty(), "a series that is smoothed has values");
  bool first = true;
  const auto squares = [&](const Lanes& roots) {
    Lanes alphas;
    for (std::size_t i = 0; i < search_lanes; ++i) alphas[i] = roots[i] * roots[i];
    Moments sum = moments(y, alphas);
    for (std::size_t i = 0; i < search_lanes; ++i) sum.uu[i] -= sum.up[i] * sum.up[i] / sum.pp[i];
    if (std::exchange(first, false)) grid = sum.uu;
    return sum.uu;
  };
  const double root = least_between(std::sqrt(least_alpha), std::sqrt(most_alpha), 1e-7, squares);
  return smooth(y, root * root);
}

// Whether any search that goes downhill finds the least: there is one valley, not at the low end,
// where they are narrow, and no other within a tenth of its depth.
bool one_valley(const Lanes& grid) {
  const double low = 1.1 * *std::min_element(grid.begin(), grid.end());
  std::size_t valleys = 0;
  for (std::size_t i = 0; i < grid.size(); ++i) {
    const bool before = i == 0 || grid[i] <= grid[i - 1];
    const bool after = i + 1 == grid.size() || grid[i] <= grid[i + 1];
    if (!before || !after || grid[i] > low) continue;
    if (i == 0) return false;
    ++valleys;
  }
  return valleys == 1;
}

}  // namespace

double Spread::at(std::size_t h) const {
  return sigma * std::sqrt(1 + static_cast<double>(h - 1) * alpha * alpha);
}

Smoothing smooth(std::span<const double> y, double alpha) {
  Lanes all;
  all.fill(alpha);
  const Moments sum = moments(y, all);
  return smooth(y, alpha, y[0] + sum.up[0] / sum.pp[0]);
}

Smoothing smooth(std::span<const double> y, double alpha, double first) {
  Smoothing result{alpha, first, first, 0};
  for (const double value : y) {
    const double error = value - result.last;
    result.squares += error * error;
    result.last += alpha * error;
  }
  return result;
}

Smoothing smooth(std::span<const double> y) {
  Lanes grid;
  return least_squares(y, grid);
}

Smoothing smooth_as_r(std::span<const double> y) {
  Lanes grid;
  const Smoothing least = least_squares(y, grid);
  if (one_valley(grid)) return least;
  const auto known = y.first(std::min<std::size_t>(y.size(), 10));
  const double first =
      std::accumulate(known.begin(), known.end(), 0.0) / static_cast<double>(known.size());
  const double alpha = least_alpha + (most_alpha - least_alpha) / 5;
  const auto rest =
      polytope_rest<2>({alpha, first}, 1e-8, 2000, [&](const std::array<double, 2>& at) {
        if (at[0] < least_alpha || at[0] > most_alpha) return HUGE_VAL;
        return smooth(y, at[0], at[1]).squares / static_cast<double>(y.size());
      });
  return smooth(y, rest[0], rest[1]);
}

Spread theta(std::span<const double> y, std::size_t period, SeasonSplit& split,
             std::span<double> mean) {
  check(!y.empty(), "a series that is forecast has values");
  split.take(y, period, {1.6448536269514722, 2}, 1);
  const Smoothing level = smooth_as_r(split.values);
  const double drift = half_slope(split.values);
  const double lead = (1 - std::pow(1 - level.alpha, static_cast<double>(y.size()))) / level.alpha;
  for (std::size_t h = 0; h < mean.size(); ++h)
    mean[h] = level.last + drift * (static_cast<double>(h) + lead);
  split.restore(mean);
  return {deviation(level.squares, y.size(), 2), level.alpha};
}

}  // namespace acta::warning
