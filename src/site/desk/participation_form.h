#pragma once

#include "site/desk/desk_site.h"

namespace acta::site {

// /desk/participation/{commitment} : what one of those who promised it does of it, how much, and
// whether it left.
void add_participation_form(Router& router, const DeskSite& desk);

}  // namespace acta::site
