#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/sources : what the record stands on; and
// GET /{lang}/sources/{id} : one document, and every claim that stands in it.
void add_source_pages(Router& router, const Site& site);

}  // namespace acta::site
