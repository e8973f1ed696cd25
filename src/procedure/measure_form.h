#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A national act as it was typed: a new one, or that one on record is in another state since a day.
// Either way with the document where it is written.
struct MeasureForm {
  std::string id = {};  // of one on record; empty: a new one
  std::string country = {}, committee = {};
  std::string type = {};  // of measure_type; may be empty: not stated
  std::string action = {}, language = {};
  std::string date = {};                                               // EDTF: when it was taken
  std::string status = {};                                             // of measure_status
  std::string since = {};                                              // EDTF
  std::string title = {}, publisher = {}, address = {}, locator = {};  // of the document
  std::string standing = {};                                           // official, press, other
};

// For may(): error.report.missing, error.coding.unknown with the field's name as place.
Result<Matter> measure_matter(const record::View& view, const MeasureForm& form);

// `name` makes the keys, the id of a new act and that of the document: "mfrggzdf". All that is
// missing or wrong is told with the field's name as place.
Checked<std::vector<record::ClaimDraft>> measure_drafts(const record::View& view,
                                                        const MeasureForm& form,
                                                        std::string_view name);
// The subject that the drafts speak of: "measure/NA16".
std::string measure_of(const MeasureForm& form, std::string_view name);

}  // namespace acta::procedure
