#include <algorithm>
#include <optional>

#include "analysis/rules/finding.h"
#include "analysis/rules/rules.h"
#include "base/date_words.h"
#include "register/records/presidency_term.h"

namespace acta::analysis::rules {
namespace {

using Terms = std::vector<record::PresidencyTerm>;

Terms held_terms(const record::View& view, const record::Subject& mechanism) {
  Terms terms = record::presidency_terms(view, mechanism);
  std::erase_if(terms, [](const auto& term) { return term.announced || term.set_aside; });
  return terms;
}

// The last day on which it may have been held; Day::latest() while no end is known.
Day last_possible_day(const record::PresidencyTerm& term) {
  const Bound& end = term.claim->valid.end;
  return end.kind == Bound::Kind::dated ? Day{end.latest.number - 1} : Day::latest();
}

// As its source wrote it; of one that is only bounded the day that is given.
Date written(const Bound& bound, Day bounded) { return date_of(bound).value_or(exactly(bounded)); }

// Until when it was held, where an end is known.
Date last_of(const record::PresidencyTerm& term) {
  const Bound& end = term.claim->valid.end;
  const Day last = last_possible_day(term);
  return end.last_day ? written(end, last) : exactly(last);
}

struct Gap {
  Date after;   // the last of the former
  Date before;  // the first of the next
};

std::vector<Gap> gaps_between(const Terms& terms, Day until) {
  std::vector<Gap> gaps;
  std::optional<Day> covered;
  Date last{};  // of what is covered
  for (const record::PresidencyTerm& term : terms) {
    const Day start = term.claim->valid.start.earliest;
    if (start > until) break;
    if (covered && *covered != Day::latest() && start.number > covered->number + 1)
      gaps.push_back({last, written(term.claim->valid.start, start)});
    if (covered && *covered >= last_possible_day(term)) continue;
    covered = last_possible_day(term);
    last = last_of(term);
  }
  return gaps;
}

bool took_office(const Terms& held, const record::PresidencyTerm& announced) {
  return std::any_of(held.begin(), held.end(), [&](const record::PresidencyTerm& term) {
    return term.holder == announced.holder &&
           last_possible_day(term) >= announced.claim->valid.start.earliest;
  });
}

}  // namespace

FindingList presidency_vacant(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const Memberships::Body& body : in.memberships.bodies) {
    const Terms terms = held_terms(in.view, *body.mechanism);
    const auto any = [&](auto&& is) { return std::any_of(terms.begin(), terms.end(), is); };
    const bool held = any([](const auto& term) { return term.now != Certainty::no; });
    const bool had =
        any([&](const auto& term) { return term.claim->valid.start.earliest <= in.view.valid(); });
    if (had && !held)
      findings.push_back(
          finding("presidency-vacant", body.mechanism,
                  {called("mechanism", body.mechanism), {"day", exactly(in.view.valid())}}));
  }
  return findings;
}

FindingList presidency_gap(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const Memberships::Body& body : in.memberships.bodies)
    for (const Gap& gap : gaps_between(held_terms(in.view, *body.mechanism), in.view.valid()))
      findings.push_back(finding(
          "presidency-gap", body.mechanism,
          {called("mechanism", body.mechanism), {"after", gap.after}, {"before", gap.before}}));
  return findings;
}

FindingList stale_date(const HealthInputs& in) {
  std::vector<Finding> findings;
  for (const Memberships::Body& body : in.memberships.bodies) {
    const Terms held = held_terms(in.view, *body.mechanism);
    for (const auto& term : record::presidency_terms(in.view, *body.mechanism)) {
      const Bound& start = term.claim->valid.start;
      const bool passed = start.kind == Bound::Kind::dated && start.latest < in.view.valid();
      if (term.announced && !term.set_aside && passed && !took_office(held, term))
        findings.push_back(finding("stale-date", body.mechanism,
                                   {called("mechanism", body.mechanism),
                                    {"party", term.holder},
                                    {"date", written(start, start.earliest)}}));
    }
  }
  return findings;
}

}  // namespace acta::analysis::rules
