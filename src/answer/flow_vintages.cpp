#include "answer/flow_vintages.h"

#include "answer/dates.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using record::FlowCount;
using record::FlowVintage;

Cell month_cell(Day day) { return Cell::text(record::month_text(record::month_number(day))); }

// "73", "1 to 9", "missing".
Cell figure_cell(const FlowCount& count, const Messages& t) {
  if (count.mark == FlowCount::Mark::missing) return word("flow-mark", name_of(count.mark), t);
  const std::string low = std::to_string(count.low), high = std::to_string(count.high);
  const auto said = [&](std::int64_t value) { return t.number(static_cast<double>(value)); };
  if (count.low == count.high) return Cell::digits(low, said(count.low));
  const std::string from = said(count.low), to = said(count.high);
  return Cell::text(low + ".." + high, t("flow-figure.between", {{"low", from}, {"high", to}}));
}

}  // namespace

Table vintages_table(const std::vector<FlowVintage>& vintages) {
  Table table{"vintages",
              {{"known"},
               {"name"},
               {"asserter"},
               {"first"},
               {"last"},
               {"created"},
               {"revised"},
               {"file", Column::For::machines}},
              {}};
  for (const FlowVintage& vintage : vintages) {
    const record::Claim& claim = *vintage.delivery.claim;
    table.add({instant_cell(claim.recorded), Cell::text(claim.note), Cell::text(claim.asserter),
               month_cell(vintage.first), month_cell(vintage.last), Cell::number(vintage.created),
               Cell::number(vintage.revisions.size()), Cell::text(claim.subject->id())});
  }
  return table;
}

Table corrections_table(const std::vector<FlowVintage>& vintages, const Messages& t) {
  Table table{"corrections", {{"period"}, {"before"}, {"after"}, {"known"}}, {}};
  for (const FlowVintage& vintage : vintages)
    for (const FlowVintage::Revision& revision : vintage.revisions)
      table.add({month_cell(revision.after.period), figure_cell(revision.before, t),
                 figure_cell(revision.after, t), instant_cell(vintage.delivery.claim->recorded)});
  return table;
}

}  // namespace acta::answer
