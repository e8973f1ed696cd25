#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "register/flow_count.h"

namespace acta::procedure {

// An office that changes from persons to thousands of persons, or back, and nobody has said that
// the series is another one since: where in `sent` (of one series, by period) it does. Nothing
// where the record answers for that period with a break or with the word that it is none.
//
// New or other counts are compared with the twelve known ones before the first of them: in the
// middle three hundred times the newest or more, and thirty times the most of these; or so much
// less. A border that closes, or opens again, is within what the year before has seen. A table that
// is sent anew from its beginning is compared cell by cell.
//
// Of 14,284 months of real borders one is asked about; of the counts of 1,000 and more, were each
// alone sent in the other unit, 99 % times a thousand and 96 % divided by it (unit_change_test).
std::optional<std::size_t> unit_change(std::span<const record::FlowCount> sent,
                                       const record::FlowHistory& known);

}  // namespace acta::procedure
