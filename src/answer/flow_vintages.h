#pragma once

#include "answer/table.h"
#include "register/flow_vintages.h"

namespace acta::answer {

// vintages: which file said what of a series when, and how much of it was new.
Table vintages_table(const std::vector<record::FlowVintage>& vintages);
// corrections: every month of which a later file said something else.
Table corrections_table(const std::vector<record::FlowVintage>& vintages, const Messages& t);

}  // namespace acta::answer
