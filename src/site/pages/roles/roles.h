#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/roles : who may do what, as it is enforced now, and which offices are vacant.
void add_roles_page(Router& router, const Site& site);

}  // namespace acta::site
