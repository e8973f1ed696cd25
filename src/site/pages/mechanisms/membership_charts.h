#pragma once

#include <vector>

#include "register/records/membership.h"
#include "site/page.h"

namespace acta::site {

// Where the members of a mechanism are; empty if no country is one.
Html draw_member_map(const Context& context, const record::Subject& mechanism,
                     const std::vector<record::Membership>& memberships);

// The rooms of the process, one mark a mechanism in the order of ids, and in which of them the
// party sits: surely, possibly, as an associate, or not. Groupings that are kept only to compare
// with are no rooms.
Html draw_room_strip(const Context& context, const std::vector<record::Membership>& memberships);

}  // namespace acta::site
