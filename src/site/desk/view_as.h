#pragma once

#include <optional>

#include "site/desk/desk_site.h"

namespace acta::site {

// The desk as an office sees it, for whoever the matrix lets view the desk of others
// (matter "desk"): nothing can be written through it, each page of it is logged, and what somebody
// wrote who holds the office is not more there than for the office itself. What is kept from
// everybody else is kept from this too: what came without an account, blind codings, the accounts.

// The office whose eyes the visit has, as its browser says; none: the reader's own. `visit` has the
// reader's own offices.
std::optional<procedure::Seat> seat_looked_through(const Visit& visit);
bool is_way_back(const Request& request);  // may be posted to, whatever is looked through
Html draw_view_as_bar(const Visit& visit);

}  // namespace acta::site
