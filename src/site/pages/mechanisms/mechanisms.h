#pragma once

#include "register/records/membership.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/mechanisms : the bodies in which parties sit together; and
// GET /{lang}/mechanisms/{id} : who is in one, surely or possibly, and since when.
void add_mechanism_pages(Router& router, const Site& site);

// One line a membership: the party, or (of a party) the mechanism; role, dates, source.
Html draw_memberships(const Context& context, const std::vector<record::Membership>& memberships,
                      bool of_party);

}  // namespace acta::site
