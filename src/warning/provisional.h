#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "register/flow_count.h"
#include "warning/track_record.h"

namespace acta::warning {

// A month whose count is not all in: what has been reported of it, and what it will be in the end
// (nowcast.h), as the office's own earlier files tell.
struct ProvisionalMonth {
  std::int64_t month = 0;  // record::month_number
  double reported = 0;
  Predictive final;
};

// The newest months of a monthly series that its office is wont to correct, oldest first. A file
// adds to each month what it says more of it than the ones before; files that were received in one
// month are one publication, and what a publication does not speak of stands. A month is all in
// after as many months as five others have still been corrected in; months that were first reported
// a year late or more tell nothing. Months of which nothing is known are not made up, and none
// after `ended` is read. Empty: nothing is corrected, or too seldom to tell.
std::vector<ProvisionalMonth> provisional_months(const record::FlowHistory& history,
                                                 std::int64_t ended);

// Five cases that are as likely as each other: what is not all in is taken at these levels of what
// it will be, all of it at the same one, because an office that is late is late with all of it.
constexpr std::array<double, 5> case_levels{0.1, 0.3, 0.5, 0.7, 0.9};

// What is likely to come, from what would be in each of the cases.
void weigh_cases(TrackRecord& record, std::span<const TrackRecord> cases);

}  // namespace acta::warning
