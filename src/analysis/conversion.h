#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "register/view.h"

namespace acta::analysis {

// The same amount in another unit, where the record says exactly how much of one the other is
// (`equals` of a unit) and the result has an end as a decimal; else nothing. Never rounds.
//
//   converted(view, 12.5, "thousand_persons", "persons")   12500
std::optional<Decimal> converted(const record::View& view, Decimal amount, std::string_view from,
                                 std::string_view to);

}  // namespace acta::analysis
