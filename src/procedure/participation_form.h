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

// What one of those who made a promise does of it, how much, and whether it no longer stands behind
// it. Who leaves stays on record with its share and the day; when the last one left the promise is
// orphaned, and stays.
struct ParticipationForm {
  std::string commitment = {};  // id
  Typed said = {};              // party ("country/COL"), actor_role, share
  std::string unit = {};        // of the share
  std::string left_on = {};     // EDTF: the last day; empty: it has not left
  Ground ground = {};
};

// For may(): that of the commitment.
Result<Matter> participation_matter(const record::View& view, const ParticipationForm& form);

// error.report.missing, error.participation.not-theirs, -left-already (hint: the day), -left-before
// (hint: the day on which it was promised), error.report.future, each with the field as place.
Checked<std::vector<record::ClaimDraft>> participation_drafts(const record::View& view,
                                                              const ParticipationForm& form,
                                                              std::string_view name);

}  // namespace acta::procedure
