#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using record::Claim;
using record::View;
using For = Column::For;

struct Fate {
  std::string_view what;
  const Claim* by = nullptr;
};

Fate fate_of(const View& view, const Claim& claim) {
  if (const Claim* const by = view.superseded_by(claim)) {
    if (by->status == record::Status::withdrawn) return {"withdrawn", by};
    return {by->replace_kind == record::ReplaceKind::correction ? "corrected" : "amended", by};
  }
  if (claim.status == record::Status::withdrawn) return {"withdrawal"};
  if (const Claim* const by = view.set_aside_by(claim)) return {"set-aside", by};
  return {"stands"};
}

}  // namespace

Answer history(const View& view, const record::Subject& subject, const Messages& t) {
  Table table{"history",
              {{"entry"},
               {"recorded"},
               {"property"},
               {"value"},
               {"language", For::machines},
               {"when", For::people},
               {"from", For::machines},
               {"to", For::machines},
               {"until", For::machines},
               {"source"},
               {"locator"},
               {"became"},
               {"by"},
               {"note"}},
              {}};
  const std::vector<const Claim*> all = view.history(subject);
  table.list(all.size(), [view, all, &t](std::size_t at) {
    const Claim* const claim = all[at];
    const Fate fate = fate_of(view, *claim);
    std::vector<Cell> row{
        Cell::number(claim->number),
        instant_cell(claim->recorded),
        Cell::text(claim->property,
                   std::string(view.vocabulary().label(claim->property, t.language()))),
        Cell::text(value_for_machines(claim->value), value_for_people(view, *claim, t)),
        Cell::text(claim->language),
        Cell::text(when(claim->valid, t))};
    add_period(row, claim->valid);
    row.push_back(source_cell(claim));
    row.push_back(locator_cell(claim));
    row.push_back(word("became", fate.what, t));
    row.push_back(fate.by ? Cell::number(fate.by->number) : Cell::missing());
    row.push_back(Cell::text(fate.by ? fate.by->note : claim->note));
    return row;
  });
  Answer answer;
  answer.question = "history";
  answer.title = t("history.title", {{"subject", called(view, subject, t)}});
  answer.asked = {{"subject", std::string(subject.name())}};
  answer.how = analysis::computed(view, "rule.history", {"claims about the subject"});
  answer.tables = {std::move(table)};
  return answer;
}

}  // namespace acta::answer
