#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "procedure/permission.h"
#include "register/draft.h"
#include "register/view.h"
#include "store/proposals/proposals.h"

namespace acta::procedure {

// What somebody without an account sends, or evidence that comes from the desk with a file:
// evidence on a promise, or a concern about what a state does. As it was typed, by whoever sent it
// and then by the officer who took out what concerns single persons.
struct FilingForm {
  std::string kind = {};        // "evidence", "concern"
  std::string commitment = {};  // "CM06"
  std::string country = {};     // whose promise: "COL"
  std::string status = {};      // of evidence: what it shows; a code of reported_status
  std::string as_of = {};       // of evidence: the day on which it was so
  std::string text = {}, language = {};
  std::string evidence = {};  // where it can be seen
  std::string sender = {};    // empty: nobody is named
  std::string shielded = {};  // "no": the sender may be named; all else shields them
  std::string office = {};    // of whoever sent it from the desk: "stakeholders"; never typed

  bool operator==(const FilingForm&) const = default;
};

// All that is wrong, with the field's name as place. What can be checked nowhere and comes from
// nobody is error.filing.anonymous; the promise must be one of the country's (matter_of).
Checked<void> check_filing(const record::View& view, const FilingForm& form);

std::string text_of(const FilingForm& form);
FilingForm filing_in(std::string_view text);

// For may(): "filing" before it was decided on, then "concern" (evidence has matter_of()). No
// country: of any.
Matter filing_matter(const record::View& view, std::string_view kind,
                     std::string_view country = {});

// Who may be named as its sender; empty: nobody is.
std::string named_sender(const FilingForm& form);

// The claims that an admitted concern would be: its docket, and the paper to which the state
// replies. `filed` is the day on which it came.
Checked<std::vector<record::ClaimDraft>> concern_drafts(const record::View& view,
                                                        const FilingForm& form,
                                                        std::string_view docket,
                                                        std::string_view office, Day filed);

// The steps of its docket that publication tells: that the state was notified, and that it replied
// or did not, each with its day. `paper` is what it was asked about.
std::vector<record::ClaimDraft> notice_drafts(const std::string& concern, const std::string& paper,
                                              const std::vector<store::Reply>& replies);

// What the secretariat found or what followed, as the next step of a concern: "findings", then
// "follow_up" as often as needed, then "closed". error.concern.order. `name` makes its id, which is
// its own also while several wait.
struct ConcernStep {
  std::string docket = {};
  std::string step = {};
  std::string text = {}, language = {};
};
Result<Matter> concern_matter(const record::View& view, std::string_view docket);
Checked<std::vector<record::ClaimDraft>> step_drafts(const record::View& view,
                                                     const ConcernStep& step,
                                                     std::string_view office,
                                                     std::string_view name);
// Which step drafts would be.
std::string step_in(const std::vector<record::ClaimDraft>& drafts);

}  // namespace acta::procedure
