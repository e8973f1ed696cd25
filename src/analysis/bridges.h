#pragma once

#include <vector>

#include "analysis/computed.h"
#include "analysis/memberships.h"

namespace acta::analysis {

// Two mechanisms that share no member, and another one in which both sides meet.
struct Bridge {
  const record::Subject* a = nullptr;
  const record::Subject* b = nullptr;
  const record::Subject* via = nullptr;
  Parties from_a;  // certain members of `a` that sit in `via`
  Parties from_b;

  const Parties& carriers() const { return from_a.size() <= from_b.size() ? from_a : from_b; }
};

// For every pair of mechanisms without a common member, in the order of ids. Reference groupings
// are left out.
std::vector<Bridge> bridges(const Memberships& memberships, MemberRule rule = {});

// Who can carry a topic to a party: the mechanisms in which it sits, and who of the centre's
// members sits there with it.
struct Carrier {
  const record::Subject* mechanism = nullptr;
  Parties with;
};
std::vector<Carrier> carriers_to(const Memberships& memberships, const record::Subject& party,
                                 const record::Subject* centre, MemberRule rule = {});

}  // namespace acta::analysis
