#include "procedure/likeness.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "base/text.h"

namespace acta::procedure {
namespace {

std::set<std::string> words_of(std::string_view text) {
  constexpr std::string_view between = " \t\n.,;:!?()\"'";
  const std::string lowered = lower(text);
  std::set<std::string> words;
  for (std::size_t from = 0; from < lowered.size();) {
    const std::size_t start = lowered.find_first_not_of(between, from);
    if (start == lowered.npos) break;
    from = std::min(lowered.find_first_of(between, start), lowered.size());
    words.insert(lowered.substr(start, from - start));
  }
  return words;
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
  const std::set<std::string> one = words_of(a), other = words_of(b);
  if (one.empty() && other.empty()) return 1;
  std::set<std::string> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::inserter(both, both.end()));
  const std::size_t all = one.size() + other.size() - both.size();
  return static_cast<double>(both.size()) / static_cast<double>(all);
}

}  // namespace acta::procedure
