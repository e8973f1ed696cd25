#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/translations : how far the texts of the record can be read in each language, and what
// waits for a translation into the reader's.
void add_translations_page(Router& router, const Site& site);

}  // namespace acta::site
