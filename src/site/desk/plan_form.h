#pragma once

#include "site/desk/desk_site.h"

namespace acta::site {

// /desk/plan : the groups whose plan the reader may keep, with what is missing of each;
// /desk/plan/{committee} : the plan.
void add_plan_form(Router& router, const DeskSite& desk);

// Whether there is such a group.
bool may_propose_plans(const Visit& visit);

}  // namespace acta::site
