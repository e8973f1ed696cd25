#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/presidencies : who presided over which mechanism, who does, and who was announced.
void add_presidency_page(Router& router, const Site& site);

}  // namespace acta::site
