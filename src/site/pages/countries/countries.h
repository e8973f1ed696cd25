#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/countries : every party; and
// GET /{lang}/countries/{id} : what one promised, where it sits, what it leads.
void add_country_pages(Router& router, const Site& site);

}  // namespace acta::site
