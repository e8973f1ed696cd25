#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/claims.h"
#include "site/page.h"
#include "site/piece.h"

// The page of one subject: all that is said of it on the day, what others say that names it, where
// sources disagree, and, on asking, everything that was ever recorded.
namespace acta::site {

// The subject that an address names. error.http.no-such-subject, which the error page answers with
// what is near; `withdrawn` (410) with the reason, where all that was said of it was
// taken back. What was erased leaves no name behind and is as if it had never been.
Result<const record::Subject*> subject_at(const Context& context, std::string_view kind,
                                          std::string_view id);

// The same, by its whole name. `part` of a withdrawn one is the entry from which on it was.
Result<const record::Subject*> subject_called(const record::View& view, const std::string& name,
                                              const Messages& t);

// Query keys that a subject's page reads.
inline const std::vector<std::string> subject_keys{"page", "view"};

// Claims are long to read: fewer at a time than rows of a table.
constexpr std::size_t claims_in_a_piece = 60;

struct Facts {
  std::vector<std::pair<std::string, Html>> lines;
  void add(std::string_view label, Html value) { lines.emplace_back(label, std::move(value)); }
};

struct SubjectView {
  Html above;  // what the page of this kind draws before the claims
  Facts facts;
  std::vector<ShownClaim> claims, mentions;
  std::string mentions_title;
  bool mentions_first = false;  // of a source: what stands in it matters more than what it is
  Piece claims_piece, mentions_piece;
  Html disagreements;
  bool ever = false;        // everything ever recorded, not only what holds on the day
  std::string switch_href;  // to the other of the two
  bool paged = false;       // the reader turned a page of the claims

  // Where the kind's own page says the main things, the claims behind them are folded away, and on
  // paper left out.
  bool folds() const { return !above.empty() && !mentions_first && !ever && !paged; }
};
Html draw_all_claims(const Context& context, const SubjectView& view);
Html draw_mentions(const Context& context, const SubjectView& view);
Html draw_subject(const Context& context, const SubjectView& view);  // subject.html

// Fills in answer, crumbs, headline and body. `above` and `facts` come from the kind's own page.
Page make_subject_page(const Context& context, const record::Subject& subject, Html above,
                       Facts facts);

// GET /{lang}/record/{kind}/{id} : any subject that has no page of its own.
void add_record_page(Router& router, const Site& site);

}  // namespace acta::site
