#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::record {

// That a party sits in a mechanism, in a role: a claim on the mechanism whose property the
// vocabulary marks as a membership.
struct Membership {
  const Subject* mechanism = nullptr;
  const Subject* party = nullptr;
  std::string_view role;  // the property: "endorser", "observer"
  MembershipKind kind = MembershipKind::full;
  Certainty certainty = Certainty::certain;
  const Claim* claim = nullptr;

  bool start_known() const { return claim && claim->valid.start.kind == Bound::Kind::dated; }
};

// Of a mechanism, in the order of the parties' ids; one a party and role, the surest. None that a
// resolution set aside.
std::vector<Membership> memberships_of(const View& view, const Subject& mechanism);

// Of a party, in the order of the mechanisms' ids.
std::vector<Membership> memberships_held_by(const View& view, const Subject& party);

}  // namespace acta::record
