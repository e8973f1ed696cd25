#include "warning/false_discovery.h"

#include <algorithm>
#include <numeric>

namespace acta::warning {
namespace {

// From the largest p down: the least of p·n·harmonic / rank so far.
std::vector<double> step_up(std::span<const double> p, double harmonic) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  const double n = static_cast<double>(p.size());
  std::vector<double> adjusted(p.size());
  double least = 1;
  for (std::size_t rank = p.size(); rank >= 1; --rank) {
    const std::size_t i = order[rank - 1];
    least = std::min(least, harmonic * n / static_cast<double>(rank) * p[i]);
    adjusted[i] = least;
  }
  return adjusted;
}

}  // namespace

std::vector<double> benjamini_hochberg(std::span<const double> p) { return step_up(p, 1); }

std::vector<double> benjamini_yekutieli(std::span<const double> p) {
  double harmonic = 0;
  for (std::size_t i = 1; i <= p.size(); ++i) harmonic += 1 / static_cast<double>(i);
  return step_up(p, harmonic);
}

}  // namespace acta::warning
