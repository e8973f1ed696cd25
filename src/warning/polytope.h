#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace acta::warning {

// The polytope search of Nelder & Mead as Nash prints it (Compact Numerical Methods for Computers,
// 2nd ed. 1990, algorithm 19), step for step, so that it comes to rest where other programs that
// follow the book do. From `start`, with steps of a tenth of its largest coordinate, until the
// values differ by less than `tolerance` of the first one or `most` of them were asked for. Answers
// the best point. What may not be has the value HUGE_VAL.
template <std::size_t N, class Value>
std::array<double, N> polytope_rest(const std::array<double, N>& start, double tolerance, int most,
                                    Value&& value) {
  using Point = std::array<double, N>;
  struct Corner {
    Point at;
    double value;
  };
  int spent = 0;
  const auto judged = [&](const Point& at) {
    ++spent;
    return Corner{at, value(at)};
  };
  const auto between = [](const Point& from, const Point& to, double share) {
    Point at;
    for (std::size_t i = 0; i < N; ++i) at[i] = (1 - share) * from[i] + share * to[i];
    return at;
  };

  double step = 0;
  for (const double coordinate : start) step = std::max(step, 0.1 * std::abs(coordinate));
  if (step == 0) step = 0.1;
  std::array<Corner, N + 1> corners;
  corners[0] = judged(start);
  for (std::size_t i = 0; i < N; ++i) {
    Point at = start;
    at[i] += step;
    corners[i + 1] = judged(at);
  }
  const double near = tolerance * (std::abs(corners[0].value) + tolerance);
  double size = step * static_cast<double>(N);
  for (;;) {
    const auto by_value = [](const Corner& a, const Corner& b) { return a.value < b.value; };
    const Corner& best = *std::min_element(corners.begin(), corners.end(), by_value);
    Corner& worst = *std::max_element(corners.begin(), corners.end(), by_value);
    if (worst.value <= best.value + near || spent > most) return best.at;

    Point centre{};  // of all but the worst
    for (const Corner& corner : corners)
      if (&corner != &worst)
        for (std::size_t i = 0; i < N; ++i) centre[i] += corner.at[i];
    for (double& coordinate : centre) coordinate /= static_cast<double>(N);

    const Corner reflected = judged(between(worst.at, centre, 2));
    if (reflected.value < best.value) {
      const Corner expanded = judged(between(centre, reflected.at, 2));
      worst = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    const bool better = reflected.value < worst.value;
    if (better) worst = reflected;
    const Corner contracted = judged(between(worst.at, centre, 0.5));
    if (contracted.value < worst.value) {
      worst = contracted;
      continue;
    }
    if (better) continue;
    double shrunk = 0;
    for (Corner& corner : corners) {
      if (&corner == &best) continue;
      for (std::size_t i = 0; i < N; ++i) {
        corner.at[i] = 0.5 * (corner.at[i] - best.at[i]) + best.at[i];
        shrunk += std::abs(corner.at[i] - best.at[i]);
      }
      corner = judged(corner.at);
    }
    if (shrunk >= size) return best.at;
    size = shrunk;
  }
}

}  // namespace acta::warning
