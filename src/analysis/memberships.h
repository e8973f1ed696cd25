#pragma once

#include <vector>

#include "register/records/membership.h"
#include "register/view.h"

namespace acta::analysis {

// Who sits where, taken out of a View so that an analysis can also be asked about a world in which
// somebody joined or left (what_if.h). Its claims still belong to the View's register.
struct Memberships {
  struct Body {
    const record::Subject* mechanism = nullptr;
    bool reference = false;                   // a grouping kept only to compare with
    std::vector<record::Membership> members;  // by party; what-if adds some without a claim
  };
  std::vector<Body> bodies;  // in the order of the mechanisms' ids
  bool scenario = false;

  const Body* of(const record::Subject& mechanism) const;
  Body* of(const record::Subject& mechanism);
};

Memberships memberships(const record::View& view);

// Whom an analysis counts as a member.
struct MemberRule {
  bool associates = false;  // observers, support platforms, groups of friends too
};
bool counts(const record::Membership& membership, MemberRule rule);

}  // namespace acta::analysis
