#pragma once

#include "report/writing.h"

namespace acta::report {

// What a brief on a country tells beside its own promises. A section has nothing to say where the
// record has nothing of it.

// What it owes an account of as a member: by mechanism counts of what it reported, those of which
// anybody says anything or whose day has passed, and the names of the rest.
std::vector<Section> owed_as_member(Writing& w, const record::Subject& country);

// Its reports in the cycle that opened last; what is overdue from the day on which the public is
// told.
Section reports_due(Writing& w, const record::Subject& country);

// Its acts that people coded in tension with a promise, with its reply or that none was received,
// and how many nobody coded.
Section acts_in_tension(Writing& w, const record::Subject& country);

}  // namespace acta::report
