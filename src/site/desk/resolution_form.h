#pragma once

#include "site/desk/desk_site.h"

namespace acta::site {

// /desk/resolution : disagreements, the open ones first; /desk/resolution/{id}, or {kind}/{id} of
// one that nobody noted yet : what it turned out to be, which side the record follows, and why.
void add_resolution_form(Router& router, const DeskSite& desk);

// Whether the reader may say so of any.
bool may_propose_resolutions(const Visit& visit);

}  // namespace acta::site
