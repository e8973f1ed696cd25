#pragma once

#include "site/page.h"

namespace acta::site {

// GET /{lang}/concerns : the docket, with the step that each concern has reached; and
// GET /{lang}/concerns/{id} : one of them, step by step, with what the state replied.
void add_concern_pages(Router& router, const Site& site);

}  // namespace acta::site
