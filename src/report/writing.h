#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/owed.h"
#include "analysis/progress.h"
#include "base/messages.h"
#include "register/disagreement.h"
#include "register/records/local_text.h"
#include "register/records/track_report.h"
#include "register/view.h"
#include "report/document.h"
#include "report/references.h"

namespace acta::report {

// What briefs and reports have in common: how what the record holds becomes sentences, cells and
// references in one language.
class Writing {
 public:
  Writing(const record::View& of, const Messages& in) : view(of), t(in), references_(of, in) {}

  const record::View& view;
  const Messages& t;

  // A text that is not in the language stands as it was written, and the cover note tells of which
  // subject it is.
  Span span(const record::LocalText& text, std::vector<std::size_t> references = {},
            const record::Subject* of = nullptr);
  Span span(const record::Subject& subject, std::vector<std::size_t> references = {});
  Paragraph paragraph(std::string text, std::vector<std::size_t> references = {}) const;
  std::vector<std::size_t> cite(const record::Claim* claim);  // null: none
  std::vector<std::size_t> cite(const analysis::Computed& how);
  // As span() does, a name or label that is not in the language tells the cover note.
  std::string name(const record::Subject& subject);
  std::string label_of(std::string_view property, std::string_view code);
  std::string label(std::string_view property) const;
  std::string sentence(std::string_view key) const { return std::string(t(key)); }
  Paragraph when(const record::Claim& claim);

  // Their promises, whose they are (but for `only`), deadlines and what is known of each: what
  // sources say, and beside it what each of the three tracks says (of the state `only`, if it is
  // given), never averaged. A day that has passed is marked where a state behind the promise does
  // not report it done, or, of a promise of no state, where nobody does.
  Section commitments(const analysis::CommitmentList& all, const record::Subject* only);
  Table promises(const analysis::CommitmentList& all, const record::Subject* only);
  // Both values, and who says each.
  Section disagreements(const std::function<bool(const record::Disagreement&)>& concerns);
  // What was recorded after the entry: all of it, what concerns a party, or what is said of another
  // subject.
  Section changes(std::uint64_t since, const record::Subject* subject);
  // "Mechanism", "Role", "When" and the like: a wide column and two narrow ones.
  Table three_columns(std::string_view first, std::string_view second,
                      std::string_view third) const;

  // Title, dates, cover notes and references around the sections that have something to say.
  Document finish(std::string title, Paragraph finding, std::vector<Section> sections);

 private:
  std::vector<Paragraph> promise(const analysis::CommitmentProgress& item,
                                 const record::Subject* only);
  std::string who_promised(const record::Commitment& commitment);
  Paragraph known_of(const analysis::CommitmentProgress& item,
                     const analysis::OwedAccounts& accounts);
  Span reported_in(const analysis::Undertaking& by);
  Span said_in(record::Track track, const record::TrackReport& said);  // and what was replied

  // Whether it is in the language; one that is not is noted, and of what it is.
  bool note(const record::LocalText& text, const record::Subject* of);
  record::LocalText noted_label(std::string_view property, std::string_view code);

  References references_;
  std::set<std::string> foreign_;          // languages of texts that stand as they were written
  std::vector<std::string> untranslated_;  // ids of whose they are, in the order of the document
};

}  // namespace acta::report
