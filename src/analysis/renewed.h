#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "analysis/computed.h"

namespace acta::analysis {

// A list of what was found of many subjects, in their order, when some of them were looked at anew:
// of these what is `fresh` takes the place of what `near` says, and all others stay. `touched` are
// the subjects that were looked at, in id_order(), whether anything was found of them or not; `of`
// tells the subject of an element. All are in that order.
template <class T, class Of>
std::vector<T> renewed(std::span<const T> near, const std::vector<T>& fresh, const Parties& touched,
                       const Of& of) {
  std::vector<T> all;
  all.reserve(near.size() + fresh.size());
  auto kept = near.begin();
  auto next = fresh.begin();
  for (const record::Subject* subject : touched) {
    const auto place = std::lower_bound(
        kept, near.end(), subject,
        [&](const T& one, const record::Subject* other) { return id_order(of(one), other); });
    all.insert(all.end(), kept, place);
    kept = std::find_if(place, near.end(), [&](const T& one) { return of(one) != subject; });
    for (; next != fresh.end() && of(*next) == subject; ++next) all.push_back(*next);
  }
  all.insert(all.end(), kept, near.end());
  return all;
}

}  // namespace acta::analysis
