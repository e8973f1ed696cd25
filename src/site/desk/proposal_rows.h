#pragma once

#include <vector>

#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

namespace acta::site {

// What a proposal would change that came by no form of its own: one row a claim, with what stands
// there now, and one for each reason that was given.
std::vector<ProposalRow> rows_of(const Visit& visit, const procedure::Proposed& proposal);

}  // namespace acta::site
