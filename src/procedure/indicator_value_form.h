#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "procedure/typed_claims.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A value of an indicator as it was typed. `geo`, `period` and `category` say which one; where that
// is on record, its `value`, `numerator`, `denominator` and `value_standing` are revised, with a
// reason, and it stays on record as it was.
struct IndicatorValueForm {
  std::string indicator = {};  // id
  Typed said = {};
  std::string unit = {};  // as it was given
  Ground ground = {};
};

// For may(): of the indicator's committee and of the country that it is about.
Result<Matter> indicator_value_matter(const record::View& view, const IndicatorValueForm& form);

// All that is missing or wrong is told with the field as place: error.report.missing,
// error.report.future, error.indicator.unit (hint: the exact amount in the indicator's own unit, if
// there is one), -over-hundred, -part-over-whole, -half-share; error.indicator.locked is a
// conflict.
Checked<std::vector<record::ClaimDraft>> indicator_value_drafts(const record::View& view,
                                                                const IndicatorValueForm& form,
                                                                std::string_view name);
// "observation/V-…": the same for the same place, period and group.
std::string indicator_value_of(const record::View& view, const IndicatorValueForm& form);

}  // namespace acta::procedure
