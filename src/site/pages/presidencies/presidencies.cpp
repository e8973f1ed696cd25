#include "site/pages/presidencies/presidencies.h"

#include <algorithm>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "register/records/presidency_term.h"
#include "site/list_page.h"

namespace acta::site {

using answer::Cell;
using answer::Column;
using record::PresidencyTerm;
using record::Subject;

namespace {

// What the record says of a term on the day.
std::string_view state_of(const PresidencyTerm& term) {
  if (term.set_aside) return "set-aside";
  if (term.announced) return "announced";
  switch (term.now) {
    case Certainty::certain: return "held";
    case Certainty::possible: return "possibly-held";
    case Certainty::no: return "not-held";
  }
  return "not-held";
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  using For = Column::For;
  answer::Table table{"presidencies",
                      {{"mechanism"},
                       {"holder"},
                       {"state"},
                       {"when", For::people},
                       {"from", For::machines},
                       {"to", For::machines},
                       {"until", For::machines},
                       {"source"},
                       {"locator"}},
                      {}};
  std::int64_t with_terms = 0, held = 0;
  std::vector<std::pair<const Subject*, PresidencyTerm>> all;
  for (const Subject* mechanism : context.view.subjects("mechanism")) {
    const auto terms = record::presidency_terms(context.view, *mechanism);
    if (!terms.empty()) ++with_terms;
    held += std::any_of(terms.begin(), terms.end(),
                        [](const PresidencyTerm& term) { return state_of(term) == "held"; });
    for (const PresidencyTerm& term : terms) all.emplace_back(mechanism, term);
  }
  const std::size_t size = all.size();
  table.list(size, [view = context.view, all = std::move(all), &t](std::size_t at) {
    const auto& [mechanism, term] = all[at];
    std::vector<Cell> row{answer::short_cell(mechanism), answer::id_cell(view, term.holder, t),
                          answer::word("presidency", state_of(term), t),
                          Cell::text(interval_in_words(term.claim->valid, t))};
    answer::add_period(row, term.claim->valid);
    row.push_back(answer::source_cell(term.claim));
    row.push_back(answer::locator_cell(term.claim));
    return row;
  });
  const std::string finding =
      t("page.presidencies.finding", {{"held", held}, {"mechanisms", with_terms}});
  return make_list_page(context, "presidencies", std::move(table),
                        {"presidency", "presidency_announced"}, finding);
}

}  // namespace

void add_presidency_page(Router& router, const Site& site) {
  add_page(router, site, "/presidencies", {}, make);
}

}  // namespace acta::site
