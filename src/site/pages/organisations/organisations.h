#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/organisations : whoever is no country and has a part in the process; and
// GET /{lang}/organisations/{id} : what one does, where it sits, which money names it.
void add_organisation_pages(Router& router, const Site& site);

}  // namespace acta::site
