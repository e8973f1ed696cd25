#pragma once

#include <vector>

#include "report/writing.h"

namespace acta::report {

// What became of all promises by who says so, as the pages tell it: the accounts that states owe,
// counted by country with silence beside them, and the promises of which an assessor says
// otherwise than a state, with its reply; the reporting cycles; national acts that were coded
// against commitments. A section has nothing to say where the record has nothing of it.
std::vector<Section> follow_up(Writing& w, const analysis::ProgressReport& progress);

}  // namespace acta::report
