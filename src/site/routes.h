#pragma once

#include "site/page.h"

namespace acta::site {

// Every page, asset and error page of the portal; "/" sends a reader on to their language. The
// site's register must outlive the router.
void add_routes(Router& router, const Site& site);

}  // namespace acta::site
