#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A reporting cycle as the secretariat typed it: a new one, or one whose dates are to be others.
struct CycleForm {
  std::string id;  // "2027"
  std::string title;
  std::string language;      // of the title
  std::string opens;         // "2027-01-01"
  std::string due;           // the last day on which a report is on time
  std::string overdue_from;  // from then on the public is told; may be empty
  std::string reason;        // of a change: needed once the former deadline has passed
};

// Cycles are part of the structure of the process.
Matter cycle_matter(const record::View& view);

// What stands, for changing it; only the id where there is none.
CycleForm cycle_form(const record::View& view, std::string_view id, std::string_view language);

// The claims that say it. Of a cycle that is there only what changes, as amendments: what was said
// before stays on record. Errors have the field's name as place: error.report.missing, what is no
// day, error.cycle.order, error.cycle.reason, error.cycle.no-change.
Checked<std::vector<record::ClaimDraft>> cycle_drafts(const record::View& view,
                                                      const CycleForm& form);
// What was typed, from its drafts; of a change only what changes.
CycleForm cycle_in(const std::vector<record::ClaimDraft>& drafts);

}  // namespace acta::procedure
