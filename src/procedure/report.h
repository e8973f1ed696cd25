#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/records/track_report.h"
#include "register/view.h"

namespace acta::procedure {

// What somebody says has become of one commitment of one state, as it was typed: the state itself,
// an independent assessor, or anybody else who has evidence.
struct Report {
  std::string country;     // "COL": whose promise it is about
  std::string commitment;  // "CM06"
  std::string status;      // a code of reported_status: "limited"
  std::string as_of;       // EDTF: the day on which it was so
  std::string text;        // in their own words
  std::string language;    // of the text: "es"
  std::string
      evidence;  // where it can be seen: a document, an https address; a state may have none
  record::Track track = record::Track::reported;
  std::string received = {};  // the day on which it was first sent; empty: the View's day
  std::string office = {};    // who speaks, where it is no state: "assessment"
  std::string sender = {};    // who sent it without an account; empty: nobody is named
};

// The matter of the pack's matrix: "report", "assessment", "evidence".
std::string_view matter_named(record::Track track);
std::optional<record::Track> track_of(std::string_view matter);

// The record that a report would be, for may(). error.report.commitment, error.report.not-theirs:
// the country is none of those that promised it.
Result<Matter> matter_of(const record::View& view, std::string_view commitment,
                         std::string_view country, record::Track track = record::Track::reported);

// The office for which the actor would say it: one that the matrix lets propose the matter. Empty:
// none, or it is the state that speaks.
std::string office_for(const Matrix& matrix, const Actor& actor, const Matter& matter);

// Where evidence can be seen: an address of the web, or the name of a document.
bool is_address_or_name(std::string_view evidence);

// The claims that say it: the report as a source of its own, and what it says of the commitment.
// `name` makes their keys, and is the source's id: "R-mfrggzdf". A state's report for the day of
// its last one, or an earlier day, corrects that one. What is missing is told with the field's name
// as place. A state's "complete" without evidence is accepted, and shown so; an assessor's is
// error.assessment.no-evidence, and evidence from others is there to be seen.
Checked<std::vector<record::ClaimDraft>> report_drafts(const record::View& view,
                                                       const Report& report, std::string_view name);
// What was typed, from its drafts: for correcting it.
Report report_in(const std::vector<record::ClaimDraft>& drafts);

// One commitment of a country that waits for what the actor has to say, with the last report of the
// country that was published.
struct Duty {
  const record::Subject* commitment = nullptr;
  const record::Subject* country = nullptr;
  const record::Claim* last = nullptr;  // null: nothing was reported
};

// Of a state: reports that it published and that the office has not assessed since. The longest
// waiting first. For whoever assesses.
std::vector<Duty> to_assess(const record::View& view, const Matrix& matrix, const Actor& actor);

// What the actor may report on: own promises first, then those of the whole mechanism; within each,
// what was never reported first, then the longest silent.
std::vector<Duty> duties(const record::View& view, const Matrix& matrix, const Actor& actor);

}  // namespace acta::procedure
