#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "procedure/typed_claims.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// An indicator as it was typed: a new one, or what is to be said otherwise of one on record, which
// is an amendment with its reason and source. The questions are properties, and three more:
// `method` with `method_from`, the day from which it is measured so, which is a break in its
// values; and `weakening`, what people say to a target that became easier.
struct IndicatorForm {
  std::string id = {};  // of one on record; empty: a new one
  Typed said = {};
  Ground ground = {};
};

// The properties that are asked, in the order of a form, without the three.
std::span<const char* const> indicator_questions();

// As the record has it on the View's day, texts in that language.
IndicatorForm indicator_form(const record::View& view, std::string_view id,
                             std::string_view language);

// For may(). error.coding.unknown with the field as place.
Result<Matter> indicator_matter(const record::View& view, const IndicatorForm& form);

// `name` makes the id of a new one and of the document. All that is missing or wrong is told with
// the property as place: error.report.missing, error.indicator.over-hundred, -below-zero,
// -method-from, -target-before, -weakened (hint: the sign).
Checked<std::vector<record::ClaimDraft>> indicator_drafts(const record::View& view,
                                                          const IndicatorForm& form,
                                                          std::string_view name);
std::string indicator_of(const IndicatorForm& form, std::string_view name);  // "indicator/IN04"

// What is wrong with a number as a share of a hundred, which the unit may be: it is less than
// nothing (error.indicator.below-zero) or, where the indicator does not allow that, more than the
// whole (-over-hundred). Null: nothing.
const char* wrong_as_share(const record::View& view, std::string_view unit, bool may_exceed,
                           std::string_view typed);

}  // namespace acta::procedure
