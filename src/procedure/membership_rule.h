#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "register/view.h"

namespace acta::procedure {

// That a party belongs to a mechanism, as a submission says it.
struct SaidMembership {
  const record::Claim* claim;  // with its entry number
  std::string place;           // where it was written
};

// No source says twice that a party belongs to a mechanism in the same role at the same time: two
// memberships that begin on different days and surely hold on one. What another source says is a
// disagreement, and the same dates in another passage are the same membership.
//
// `waiting` are those of submissions that are not on disk yet; what is `superseded` counts no more.
// error.membership.twice (value: the interval; hint: that of the other).
Errors doubled_memberships(const std::vector<SaidMembership>& added,
                           const std::vector<SaidMembership>& waiting, const record::View& newest,
                           const std::function<bool(std::uint64_t)>& superseded);

}  // namespace acta::procedure
