#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/pillars/{id} : which committees work under a pillar, and what there is where none
// does.
void add_pillar_page(Router& router, const Site& site);

}  // namespace acta::site
