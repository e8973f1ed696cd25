#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/reporting-burden : what is measured once and asked for by several bodies, of whom it
// is asked, how their definitions fit, and what each can be told from the same values.
void add_reporting_page(Router& router, const Site& site);

}  // namespace acta::site
