#include "analysis/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace acta::analysis {
namespace {

using Counts = std::map<std::string_view, std::size_t>;

Counts count(const std::vector<std::string_view>& values) {
  Counts counts;
  for (const std::string_view value : values) ++counts[value];
  return counts;
}

// Pairs of values that differ, each order counted.
double differing_pairs(const Counts& counts, std::size_t whole) {
  double alike = 0;
  for (const auto& [category, number] : counts)
    alike += static_cast<double>(number) * static_cast<double>(number);
  const auto all = static_cast<double>(whole);
  return all * all - alike;
}

}  // namespace

Agreement krippendorff_alpha(const std::vector<std::vector<std::string_view>>& units) {
  Agreement agreement;
  Counts whole;
  // Units of one size are added up before they are divided by it, in whole numbers, so that their
  // order cannot be seen in the last bits.
  std::map<std::size_t, double> differing;
  for (const auto& unit : units) {
    if (unit.size() < 2) continue;
    const Counts counts = count(unit);
    ++agreement.units;
    agreement.values += unit.size();
    if (counts.size() == 1) ++agreement.alike;
    for (const auto& [category, number] : counts) whole[category] += number;
    differing[unit.size()] += differing_pairs(counts, unit.size());
  }
  const double expected = differing_pairs(whole, agreement.values);
  if (expected == 0) return agreement;
  double observed = 0;
  for (const auto& [size, pairs] : differing) observed += pairs / static_cast<double>(size - 1);
  agreement.alpha = 1 - static_cast<double>(agreement.values - 1) * observed / expected;
  return agreement;
}

std::string fixed_alpha(const Agreement& agreement) {
  if (!agreement.alpha) return {};
  const auto thousandths = static_cast<long>(std::lround(std::fabs(*agreement.alpha) * 1000));
  std::string digits = std::to_string(thousandths % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  const bool negative = *agreement.alpha < 0 && thousandths > 0;
  return (negative ? "-" : "") + std::to_string(thousandths / 1000) + '.' + digits;
}

}  // namespace acta::analysis
