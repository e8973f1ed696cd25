#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer/answer.h"
#include "base/result.h"

// The questions that the command line and the pages ask alike. A mechanism, rule or subject that
// the record does not know at the view's dates is an error of kind not_found, with what is near.
namespace acta::answer {

// Tables: overlap (each mechanism with one), pairs, combinations, subsets, printed.
struct OverlapQuestion {
  std::string with;         // a mechanism's id; empty: the process's own
  bool associates = false;  // observers, support platforms, groups of friends count too
};
Result<Answer> overlap(const record::View& view, const OverlapQuestion& asked, const Messages& t);

// Tables: crosswalk (each link, "not examined" kept apart from "none found").
Result<Answer> crosswalk(const record::View& view, const std::string& mechanism, const Messages& t);

// Tables: gaps, elsewhere (themes that only others have), bridges, load (committees a country).
Result<Answer> gaps(const record::View& view, const std::string& mechanism, const Messages& t);

// Tables: health (rule, subject, finding), rules (each with its sentence and its count).
struct HealthQuestion {
  std::string mechanism;
  std::vector<std::string> rules;                            // only these; empty: all
  std::vector<std::pair<std::string, std::string>> without;  // rule and the reason it is off
};
Result<Answer> health(const record::View& view, const HealthQuestion& asked, const Messages& t);

// Tables: progress (honest denominators: silence is counted), money.
struct ProgressQuestion {
  enum class By { all, committee, party } by = By::all;
};
Result<Answer> progress(const record::View& view, const ProgressQuestion& asked, const Messages& t);

// Tables: what_if (overlap before and after), load. Never touches the record.
struct Change {
  bool join = true;  // else leave
  std::string mechanism;
  std::string party;  // a country by any name
};
Result<Answer> what_if(const record::View& view, const std::vector<Change>& changes,
                       const Messages& t);

// Tables: disagreements (id, subject, property, kind, state, values, sources), sides (of one).
Result<Answer> disagreements(const record::View& view, const std::optional<std::string>& id,
                             const Messages& t);

// Tables: claims (what is said of it on the day), mentions (what is said of others and names it);
// for a mechanism also parties, with certain and possible.
Result<Answer> show(const record::View& view, const record::Subject& subject, const Messages& t);

// Tables: history (every claim about it that was ever recorded, and what became of it).
Result<Answer> history(const record::View& view, const record::Subject& subject, const Messages& t);

// A subject by what people type: "mechanism/LAD", "LAD-AP07", "CM06", "country/PER", "Perú". More
// than one that fits: error.subject.several with the choices. None: those that are near.
Result<const record::Subject*> find_subject(const record::View& view, std::string_view written,
                                            std::string_view place);

// How people call a subject, in their language if the record has it: "Peru", "Quito Process".
std::string name_of(const record::View& view, const record::Subject& subject,
                    std::string_view language);

// The mechanism that the record's process is about ("LAD"); empty if it says none.
std::string own_mechanism(const record::View& view);

}  // namespace acta::answer
