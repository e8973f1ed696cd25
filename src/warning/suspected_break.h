#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "register/flow_count.h"

namespace acta::warning {

// From which values on a series is perhaps counted otherwise, and nobody has said so: regular
// entries among the irregular ones, another office's figures. Everybody together is at once ten
// times as many as the median of the three known values before, more than twice the most of the
// `season` before, and what follows (up to three values) stays above half of it. Ten persons more
// are nothing: 50 are added to both sides.
//
// A surge of one nationality can do that; none of a whole border on record has. A fall has often
// been real (a closed border) and is not looked for. What is found is a suggestion to ask the
// office: nothing is corrected by it, and until somebody answers, the movement raises no alert.
//
// Values by period, NaN is not known; of days nothing is said, because a day is often nobody's.
std::vector<std::size_t> suspected_breaks(std::span<const double> values, std::size_t season);

// Whether somebody has said that there is a break from that period on, or that there is none.
bool answered(const record::Flow& flow, record::Frequency every, std::int64_t period);

// Of everybody of each movement, without those that somebody has answered.
struct SuspectedBreak {
  const record::FlowHistory* history;
  std::int64_t period;  // its number (register/frequency.h)
};
std::vector<SuspectedBreak> suspected_breaks(const record::FlowRecord& flows);

}  // namespace acta::warning
