#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/changes.h"
#include "analysis/crosswalk.h"
#include "analysis/disagreements.h"
#include "analysis/gaps.h"
#include "analysis/health.h"
#include "analysis/meetings.h"
#include "analysis/money.h"
#include "analysis/original_set.h"
#include "analysis/overlap.h"
#include "analysis/recommendations.h"
#include "analysis/reporting_burden.h"
#include "analysis/translations.h"
#include "analysis/what_if.h"
#include "answer/answer.h"
#include "base/result.h"

// The questions that the command line and the pages ask alike. Where a finding can be given, it is
// that of the same View; long tables of an answer read it when their rows are made, and share it.
namespace acta::answer {

template <class Finding>
using Shared = std::shared_ptr<const Finding>;

// overlap (each mechanism with one), pairs, combinations, subsets, printed; for people: matrix.
struct OverlapQuestion {
  std::string with;         // a mechanism's id; empty: the process's own
  bool associates = false;  // observers, support platforms, groups of friends count too
};
Result<Answer> overlap(const record::View& view, const OverlapQuestion& asked, const Messages& t);
Result<Answer> overlap(const record::View& view, const Shared<analysis::OverlapMatrix>& matrix,
                       bool associates, const Messages& t);

// crosswalk ("not examined" kept apart from "none found"), unmatched; for people: matrix.
Answer crosswalk(const record::View& view, const Messages& t);
Answer crosswalk(const record::View& view, const Shared<analysis::Crosswalk>& found,
                 const Messages& t);

// gaps, bridges, load (groups a party sits in), carriers (if `to` is asked).
Result<Answer> gaps(const record::View& view, const std::string& to, const Messages& t);
Result<Answer> gaps(const record::View& view, const Shared<analysis::Gaps>& found,
                    const std::string& to, const Messages& t);

// health (rule, subject, finding), rules (each with its sentence and its count).
struct HealthQuestion {
  std::vector<std::string> rules;  // only these; empty: all
  analysis::SwitchedOff without;
};
Result<Answer> health(const record::View& view, const HealthQuestion& asked, const Messages& t);
// `asked.without` is what was switched off when it was found.
Result<Answer> health(const record::View& view, const Shared<analysis::Health>& found,
                      const HealthQuestion& asked, const Messages& t);

// progress (silence is counted), commitments, money, left_out.
enum class ProgressBy { all, committee, party };
Answer progress(const record::View& view, ProgressBy by, const Messages& t);
Answer progress(const record::View& view, const Shared<analysis::ProgressReport>& report,
                const Shared<analysis::MoneyReport>& money, ProgressBy by, const Messages& t);
// The same of the commitments as they were first published; asked with set=original.
Answer progress_of_original(const record::View& view, const analysis::OriginalSet& set,
                            const Shared<analysis::MoneyReport>& money, ProgressBy by,
                            const Messages& t);

// meetings (past and to come), clashes (two whose dates meet, and who is expected at both).
Answer meetings(const record::View& view, const Shared<analysis::MeetingReport>& report,
                const Messages& t);

// totals (by currency and step; a step of which nothing is said is missing, not zero), flows (who
// to whom), amounts (every one, and why it is not added where it is not).
Answer money(const record::View& view, const Shared<analysis::MoneyReport>& report,
             const Messages& t);

// changes (one a claim that was recorded), by_party, counts (before and after).
Answer changes(const record::View& view, const Shared<analysis::ChangeReport>& report,
               const Messages& t);

// recommendations (what is said of each since), challenges (and what answers them),
// recommendation_counts (both by status; each column comes to the whole).
Answer recommendations(const record::View& view, const analysis::RecommendationReport& report,
                       const Messages& t);
// Of how many something is said since; `link` and `end` stand around what leads to how it was
// counted.
std::string recommendations_in_words(const analysis::RecommendationReport& report,
                                     const Messages& t, const std::string& link,
                                     const std::string& end);

// asked_by_several (each indicator with all who ask for it), holders (of whose data how much is
// asked), questions (each one and how its definition fits), told (what each body is told).
Answer reporting_burden(const record::View& view, const Shared<analysis::ReportingBurden>& burden,
                        const Messages& t);

// parity (of each language, how its readers find the texts), texts (how each is found in each).
Answer translations(const record::View& view, const Shared<analysis::TranslationReport>& report,
                    const Messages& t);

// what_if (overlaps before and after), load. Never touches the record.
Checked<Answer> what_if(const record::View& view, const analysis::Scenario& scenario,
                        const Messages& t);

// disagreements (id, subject, property, kind, state, values, sources), sides. One of them, if its
// id is given: error.disagreement.unknown.
Result<Answer> disagreements(const record::View& view,
                             const Shared<analysis::DisagreementList>& list,
                             const std::optional<std::string>& id, const Messages& t);

// claims (what is said of it on the day), mentions (what is said of others and names it), parties
// (of a mechanism: certain and possible); for people, if in few lines: statements, mentioned.
Answer show(const record::View& view, const record::Subject& subject, const Messages& t,
            bool in_few_lines = true);

// permissions (who may do what with what, in which state, how far), roles, offices (vacant ones
// too).
Answer roles(const record::View& view, const Messages& t);

// history: every claim about it that was ever recorded, and what became of it.
Answer history(const record::View& view, const record::Subject& subject, const Messages& t);

// For who takes the whole record: every claim as it was recorded, of the entries from `first` on
// and at most `most` of them; `next` is where to go on, 0 at the end. Superseded, set aside and
// withdrawn claims are there too, with what replaced them told by `replaces` of the later one.
struct ClaimsPart {
  Table table;
  std::uint64_t next = 0;
};
ClaimsPart claims(const record::View& view, std::uint64_t first, std::size_t most);
// Every subject with its names in the four languages; a name that is not in the language is
// missing.
Table subjects(const record::View& view);

// A subject by what people type: "mechanism/LAD", "LAD-AP07", "CM06", "country/PER", "Perú", "Quito
// Process". error.subject.several with the choices, error.subject.unknown with what is near.
// error.subject.withdrawn with the reason, where all that was said of it was taken back.
Result<const record::Subject*> find_subject(const record::View& view, std::string_view written,
                                            std::string_view place);
// The same for its history: one that was withdrawn is found, too.
Result<const record::Subject*> find_subject_ever(const record::View& view, std::string_view written,
                                                 std::string_view place);

}  // namespace acta::answer
