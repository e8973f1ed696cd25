#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace acta::warning {

// Eight recursions side by side cost hardly more than one: a processor waits for the result of the
// last step, not for arithmetic.
constexpr std::size_t search_lanes = 8;
using Lanes = std::array<double, search_lanes>;

// Where a function of one variable is least between `low` and `high`, to about `tolerance`.
// `values(points)` answers its values at eight points. First a grid, so that one of several valleys
// is not taken for the deepest; then eight points close round the bottom of the parabola through
// the three least, or close to the end that is least, ever closer while that proves right, and the
// grid between the neighbours of the best point where it does not.
template <class Values>
double least_between(double low, double high, double tolerance, Values&& values) {
  constexpr std::size_t last = search_lanes - 1;
  constexpr double closer = 16;
  double shrink = closer;
  double from = low;
  double to = high;
  const double lowest = low;
  const double highest = high;
  for (;;) {
    Lanes points;
    const double step = (to - from) / static_cast<double>(last);
    for (std::size_t i = 0; i < last; ++i) points[i] = from + step * static_cast<double>(i);
    points[last] = to;
    const Lanes found = values(points);
    const auto least =
        static_cast<std::size_t>(std::min_element(found.begin(), found.end()) - found.begin());
    const bool at_end = (least == 0 && from == lowest) || (least == last && to == highest);
    const bool inside = least > 0 && least < last;
    if (!inside && !at_end && (from != low || to != high)) {  // the guess was wrong
      from = low;
      to = high;
      shrink = closer;
      continue;
    }
    low = points[least == 0 ? 0 : least - 1];
    high = points[least == last ? last : least + 1];
    if (high - low <= tolerance) return points[least];
    double bottom = points[least];
    if (inside) {
      const double curve = found[least - 1] - 2 * found[least] + found[least + 1];
      if (curve > 0) bottom += 0.5 * step * (found[least - 1] - found[least + 1]) / curve;
    }
    from = std::max(low, bottom - step / shrink);
    to = std::min(high, bottom + step / shrink);
    shrink *= closer;
  }
}

}  // namespace acta::warning
