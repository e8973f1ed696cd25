#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace acta::warning {

// The downhill simplex of Nelder & Mead (Computer Journal 7, 1965) from `start` with steps of
// `step`, until its values differ by less than `tolerance` or `most` evaluations are spent. Answers
// the best point. No randomness; a value that is NaN counts as the worst.
template <std::size_t N, class Value>
std::array<double, N> simplex_minimum(const std::array<double, N>& start, double step,
                                      double tolerance, int most, Value&& value) {
  using Point = std::array<double, N>;
  struct Corner {
    Point at;
    double value;
  };
  int spent = 0;
  const auto judged = [&](const Point& at) {
    ++spent;
    const double found = value(at);
    return Corner{at, std::isnan(found) ? HUGE_VAL : found};
  };
  std::array<Corner, N + 1> corners;
  corners[0] = judged(start);
  for (std::size_t i = 0; i < N; ++i) {
    Point at = start;
    at[i] += step;
    corners[i + 1] = judged(at);
  }
  const auto by_value = [](const Corner& a, const Corner& b) { return a.value < b.value; };
  for (;;) {
    std::stable_sort(corners.begin(), corners.end(), by_value);
    Corner& worst = corners[N];
    if (spent >= most || !(worst.value - corners[0].value > tolerance)) return corners[0].at;
    Point centre{};
    for (std::size_t c = 0; c < N; ++c)
      for (std::size_t i = 0; i < N; ++i) centre[i] += corners[c].at[i] / static_cast<double>(N);
    const auto beyond = [&](double factor) {
      Point at;
      for (std::size_t i = 0; i < N; ++i) at[i] = centre[i] + factor * (centre[i] - worst.at[i]);
      return judged(at);
    };
    const Corner reflected = beyond(1);
    if (reflected.value < corners[0].value) {
      const Corner expanded = beyond(2);
      worst = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < corners[N - 1].value) {
      worst = reflected;
      continue;
    }
    const Corner contracted = beyond(reflected.value < worst.value ? 0.5 : -0.5);
    if (contracted.value < std::min(reflected.value, worst.value)) {
      worst = contracted;
      continue;
    }
    for (std::size_t c = 1; c <= N; ++c) {
      for (std::size_t i = 0; i < N; ++i)
        corners[c].at[i] = corners[0].at[i] + 0.5 * (corners[c].at[i] - corners[0].at[i]);
      corners[c] = judged(corners[c].at);
    }
  }
}

}  // namespace acta::warning
