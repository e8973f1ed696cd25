#pragma once

#include "register/records/seat.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/committees : the groups of every mechanism; and
// GET /{lang}/committees/{id} : who sits in one, what it was promised, who else does the same.
void add_committee_pages(Router& router, const Site& site);

// "Lead: Chile · since 6 October 2022", one line a seat; `of_party`: the committee is named, not
// the party.
Html draw_seats(const Context& context, const std::vector<record::Seat>& seats, bool of_party);
// The name of the party; with the word if it leads only if an uncertain date falls so.
std::string lead_in_words(const Context& context, const record::Seat& lead);
// That so many of those counted are held only if an uncertain date falls so; nothing if none is.
Html draw_possible_seats(const Context& context, std::size_t count);

// What other mechanisms have beside a pillar or package; nothing if nobody compared it.
Html draw_counterparts(const Context& context, const record::Subject& item);

// The meetings that were of a pillar.
Html draw_pillar_meetings(const Context& context, const record::Subject& pillar);

}  // namespace acta::site
