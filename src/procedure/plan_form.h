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

// The working plan of a group as it was typed, in the format of the process: its purpose, and one a
// line its outcomes, activities, calendar and risks. A line that is there already stays; one that
// is gone is withdrawn. An outcome is a thing of its own, which indicators can name.
struct PlanForm {
  std::string committee = {};  // id
  Typed said = {};
  Ground ground = {};
};

// plan_purpose, outcome, activity, plan_calendar, risk.
std::span<const char* const> plan_questions();

// As the record has it on the View's day, texts in that language.
PlanForm plan_form(const record::View& view, std::string_view committee, std::string_view language);

// For may(). error.coding.unknown with "id" as place, also where no plan is asked of the group.
Result<Matter> plan_matter(const record::View& view, const PlanForm& form);

// All that is missing or wrong is told with the question as place. `name` makes the id of the
// document.
Checked<std::vector<record::ClaimDraft>> plan_drafts(const record::View& view, const PlanForm& form,
                                                     std::string_view name);

}  // namespace acta::procedure
