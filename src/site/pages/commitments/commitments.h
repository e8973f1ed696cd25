#pragma once

#include <string>
#include <vector>

#include "analysis/progress.h"
#include "site/page.h"
#include "site/pages/commitments/owed.h"
#include "site/piece.h"

namespace acta::site {

// GET /{lang}/commitments[?party=…|organisation=…|mechanism=…|committee=…|pillar=…] : all of them,
// or those of one, with what is known of each, or with set=original as they were first published;
// and GET /{lang}/commitments/{id} : what was promised, what was reported, who says otherwise.
void add_commitment_pages(Router& router, const Site& site);

// Of the commitments that pass the filter, as at the dates of the page: at the newest they are
// taken out of the report on all, which is found ahead; at others no more is read than they.
analysis::ProgressReport progress_among(const Context& context,
                                        const analysis::ProgressFilter& filter);

// Commitments as a list on the page of a party or a committee; of a long one the beginning, and a
// link to all of them: /commitments?<key>=<id>. `notes` are what is said of the accounts of each.
Html draw_promises(const Context& context, const analysis::CommitmentList& commitments,
                   std::string_view key, std::string_view id, const CommitmentNotes& notes);

Result<Page> make_commitment_page(const Context& context);  // of one: {id}

// "due: 2027", or that no deadline is stated.
std::string deadline_in_words(const Context& context, const record::Commitment& commitment);
// What is promised, in the reader's language where the record has it.
Html draw_promise(const Context& context, const record::Commitment& commitment);

struct CommitmentLine {
  analysis::Progress progress = analysis::Progress::not_reported;
  std::string href, id, deadline;
  Html text, actors, committee;
};
// list.html; `set`: which set it is, and the way to the other.
Html draw_commitment_list(const Context& context, const Html& set,
                          const std::vector<CommitmentLine>& lines, const Piece& piece,
                          const answer::Answer& answer);

struct CommitmentReport {
  std::string square;
  Html status, citation;
  std::string when, entry;
};
struct CommitmentView {
  Html who;          // who promised, when, where
  std::string when;  // by when, and when something was last recorded of it
  Html quote;        // the source's own words
  Html citation;     // of the text
  analysis::Progress progress = analysis::Progress::not_reported;
  Html progress_source;
  std::size_t open_disagreements = 0;
  std::size_t differing = 0;  // accounts of it on which an assessor says otherwise than the state
  std::vector<CommitmentReport> reports;
  Html tracks;
  std::string orphaned;  // that nobody stands behind it any more; empty: somebody does
  Html participants;     // of several, or where somebody left; empty: one who stands by it
  Html amendments;       // empty: it was never changed
  std::vector<Html> measures, money;
  Html indicators;                      // empty: none
  bool indicators_are_its_own = false;  // else they are of its committee
  Html coded;                           // acts against it, as people coded them; empty: none
};
Html draw_commitment(const Context& context, const CommitmentView& view);  // show.html

}  // namespace acta::site
