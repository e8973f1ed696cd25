#pragma once

#include "site/desk/desk_site.h"

namespace acta::site {

// /desk/indicator : a new one; /desk/indicator/{id} : what is to be said otherwise of one;
// /desk/indicator-value/{id} : a value of it, new or revised.
void add_indicator_form(Router& router, const DeskSite& desk);
void add_indicator_value_form(Router& router, const DeskSite& desk);

// Whether the reader proposes indicators of some committee.
bool may_propose_indicators(const Visit& visit);

}  // namespace acta::site
