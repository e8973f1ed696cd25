#pragma once

#include <vector>

#include "analysis/measures.h"
#include "register/records/seat.h"

namespace acta::analysis {

// A state that leads a committee and one of its own acts that people coded in tension with a
// commitment in the committee's theme, for whoever coordinates. A fact beside a fact, in the order
// of committees: nothing is counted by state, nothing is weighed, and what the state replied stands
// beside it. An act that is no longer in force is not here; at the day before it ended it is.
struct LeadInTension {
  record::Seat lead;  // of the committee, or co-lead
  record::Measure measure;
  MeasurePair pair;
};

// The theme of a pair: the committee whose subject the commitment is, or the act where the record
// says so of the act. Only those who surely or possibly lead on the View's day.
std::vector<LeadInTension> leads_in_tension(const record::View& view, const MeasuresReport& report);

}  // namespace acta::analysis
