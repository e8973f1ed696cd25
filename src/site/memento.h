#pragma once

#include <optional>

#include "site/page.h"

// Pages as Mementos (RFC 7089): what was recorded by an instant, so that archives and browsers that
// travel in time find it. Each page is its own time gate. A memento has both dates: at an entry
// alone a page goes on with the days.
namespace acta::site {

std::string http_date(Instant instant);                         // "Sat, 21 Nov 2026 23:23:09 GMT"
std::optional<Instant> parse_http_date(std::string_view text);  // only so written (RFC 9110 §5.6.7)

// Links to the page as it is now and to its time map, and the instant of a page at two given dates.
Response with_memento(const Context& context, Response response);

// The time gate: to the page of that instant, at both its dates.
Response to_memento(const Context& context, Instant wanted);

// GET /timemap?of=/en/overlaps : the page on every day on which something was recorded, at the last
// entry of that day, as application/link-format.
void add_timemap_route(Router& router, const Site& site);

}  // namespace acta::site
