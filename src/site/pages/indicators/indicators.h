#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/indicators : what could be measured, what has a baseline, and the figures that
// sources state.
void add_indicator_page(Router& router, const Site& site);

}  // namespace acta::site
