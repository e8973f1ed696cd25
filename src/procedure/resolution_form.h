#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "procedure/typed_claims.h"
#include "register/disagreement.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// What a disagreement turned out to be, as somebody typed it: of which kind it is, which sides the
// record follows, why, and where that is written. The other sides are set aside, and stay visible.
struct ResolutionForm {
  std::string id = {};       // record::id_of(): "DX01", "mechanism/LAD.member_count"
  std::string kind = {};     // of the property `resolution`
  std::string follows = {};  // what one of side_choices() is named by
  Ground ground = {};
};

// The disagreement that the id names, as the View sees it.
std::optional<record::Disagreement> disagreement_named(const record::View& view,
                                                       std::string_view id);

// The sides that say the same, together; and all of them, last.
struct SideChoice {
  std::string name;  // their entries: "812, 815"
  std::vector<const record::Claim*> sides;
};
std::vector<SideChoice> side_choices(const record::Disagreement& what);

// As the disagreement stands; without kind and sides where it is open.
ResolutionForm resolution_form(const record::View& view, std::string_view id,
                               std::string_view language);

// For may(): that of what the disagreement is about. error.coding.unknown.
Result<Matter> resolution_matter(const record::View& view, const ResolutionForm& form);

// In the place of the resolution that there is, if there is one. All that is wrong is told with the
// field's name as place: error.report.missing, error.resolution.no-side (a conflict or an error
// says that a side was wrong), error.commitment.unchanged.
Checked<std::vector<record::ClaimDraft>> resolution_drafts(const record::View& view,
                                                           const ResolutionForm& form,
                                                           std::string_view name);
// The subject that the drafts speak of: "disagreement/DX01".
std::string resolution_of(const ResolutionForm& form, std::string_view name);

}  // namespace acta::procedure
