#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/computed.h"

namespace acta::analysis {

// How far people agree who put the same things into categories without seeing each other's work:
// Krippendorff's alpha for nominal data. 1 is full agreement, 0 what chance would give, less than 0
// is systematic disagreement. Any number of coders; who said nothing of a thing is left out there.
//
// K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D: with o(c,k) the
// coincidences of two categories, n(c) their sum over k, and n the sum of those,
//
//   alpha = 1 - (n - 1) * sum[c != k] o(c,k) / sum[c != k] n(c) n(k)
//
//   krippendorff_alpha({{"supports", "supports"}, {"supports", "mixed"}, {"mixed", "mixed"}});
struct Agreement {
  // Not defined, and so not told, where nothing can be compared or all said one and the same.
  std::optional<double> alpha;
  std::size_t units = 0;   // of which at least two said something
  std::size_t values = 0;  // said of those: n
  std::size_t alike = 0;   // units of which all said the same
  bool operator==(const Agreement&) const = default;
};

// What was said of each unit; the order of the units and within one makes no difference.
Agreement krippendorff_alpha(const std::vector<std::vector<std::string_view>>& units);

// "0.743", "-0.118": three decimals, rounded half away from zero; empty if it is not defined.
std::string fixed_alpha(const Agreement& agreement);

}  // namespace acta::analysis
