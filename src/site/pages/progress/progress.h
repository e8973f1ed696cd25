#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/progress : what states report of their promises, what is assessed and what others
// show, counted side by side, with the silence.
void add_progress_page(Router& router, const Site& site);

}  // namespace acta::site
