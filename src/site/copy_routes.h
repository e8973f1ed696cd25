#pragma once

#include "site/page.h"

namespace acta::site {

// What a copy of the site in files has beside its pages: "/", where a reader chooses a language,
// and for the search /copy-words.js, the words of the record, and /{lang}/copy-names.js, what they
// lead to. Nothing for a site that is not a copy.
void add_copy_routes(Router& router, const Site& site);

Html draw_first_page(std::string_view title);  // copy_first.html

}  // namespace acta::site
