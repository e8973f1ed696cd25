#pragma once

#include "site/page.h"

namespace acta::site {

// What was recorded last, as Atom: /{lang}/changes.atom, and of one country or committee at the
// address of its page with .atom. ?before=ENTRY goes on where a feed ended.
void add_feeds(Router& router, const Site& site);

// The address of the feed beside a page; empty where there is none.
std::string feed_of(const Context& context);

}  // namespace acta::site
