#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// What a state says has become of one commitment, as somebody typed it.
struct Report {
  std::string country;     // "COL"
  std::string commitment;  // "CM06"
  std::string status;      // a code of reported_status: "limited"
  std::string as_of;       // EDTF: the day on which it was so
  std::string text;        // in their own words
  std::string language;    // of the text: "es"
  std::string evidence;    // where it can be seen: a document, an https address; may be empty
};

// The record that a report would be, for may(). error.report.commitment, error.report.not-theirs:
// the country is none of those that promised it.
Result<Matter> matter_of(const record::View& view, std::string_view commitment,
                         std::string_view country);

// The claims that say it: the report as a source of its own, which is the state's, and what it says
// of the commitment. `name` makes their keys, and is the source's id: "R-mfrggzdf". What is missing
// is told with the field's name as place; "complete" without evidence is accepted, and shown so.
Checked<std::vector<record::ClaimDraft>> report_drafts(const record::View& view,
                                                       const Report& report, std::string_view name);
// What was typed, from its drafts: for correcting it.
Report report_in(const std::vector<record::ClaimDraft>& drafts);

// One commitment on which a country may report, with its last report that was published.
struct Duty {
  const record::Subject* commitment = nullptr;
  const record::Subject* country = nullptr;
  const record::Claim* last = nullptr;  // null: nothing was reported
};

// What the actor may report on: own promises first, then those of the whole mechanism; within each,
// what was never reported first, then the longest silent.
std::vector<Duty> duties(const record::View& view, const Matrix& matrix, const Actor& actor);

}  // namespace acta::procedure
