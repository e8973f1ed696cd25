#include "analysis/claims_by_source.h"

#include <algorithm>
#include <unordered_set>

namespace acta::analysis {

using record::Claim;
using record::View;

ClaimsBySource claims_by_source(const View& view) {
  ClaimsBySource found{view.at(), {}};
  for (std::uint64_t number = 1; number <= view.at(); ++number) {
    const Claim* const claim = view.record().claim(number);
    if (claim && claim->citation.source && view.stands(*claim))
      ++found.counts[claim->citation.source];
  }
  return found;
}

ClaimsBySource claims_by_source(const View& view, const ClaimsBySource& near) {
  const View there(view.record(), view.valid(), near.at);
  std::unordered_set<const Claim*> changed;
  for (std::uint64_t number = std::min(near.at, view.at()) + 1;
       number <= std::max(near.at, view.at()); ++number) {
    const Claim* const claim = view.record().claim(number);
    if (!claim) continue;
    changed.insert(claim);
    for (const std::uint64_t replaced : claim->replaces)
      if (const Claim* const other = view.record().claim(replaced)) changed.insert(other);
  }
  ClaimsBySource found{view.at(), near.counts};
  for (const Claim* claim : changed) {
    const bool stood = there.stands(*claim), stands = view.stands(*claim);
    if (!claim->citation.source || stood == stands) continue;
    std::size_t& count = found.counts[claim->citation.source];
    stands ? ++count : --count;
  }
  std::erase_if(found.counts, [](const auto& each) { return each.second == 0; });
  return found;
}

}  // namespace acta::analysis
