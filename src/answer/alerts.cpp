#include "answer/alerts.h"

#include <algorithm>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/flow_count.h"
#include "register/records/alert.h"

namespace acta::answer {
namespace {

using For = Column::For;

Cell step_cell(const record::Claim* claim) {
  return claim ? instant_cell(claim->recorded) : Cell::missing();
}

}  // namespace

Answer alerts(const record::View& view, const Messages& t) {
  Answer answer;
  answer.question = "alerts";
  answer.title = t("alerts.title");
  answer.how = analysis::computed(view, "rule.alerts", {"alert_level", "shared_with"});
  Table table{"alerts",
              {{"alert"},
               {"series"},
               {"name", For::people},
               {"period"},
               {"level"},
               {"became"},
               {"shared"},
               {"outcome"},
               {"raised"},
               {"acknowledged", For::machines},
               {"assessed", For::machines},
               {"assessed_by"},
               {"closed", For::machines},
               {"withdrawn", For::machines},
               {"false_in_year", For::machines}},
              {}};
  const auto all = record::alerts(view);
  for (const record::Alert& alert : all) {
    const record::Flow flow = record::flow(view, *alert.flow, t.language());
    table.add(
        {Cell::text(alert.subject->id()), short_cell(alert.flow), said_cell(flow.name, t),
         Cell::text(record::month_text(record::month_number(alert.month))),
         word("level", alert.level, t), word("alert-state", record::name_of(alert.state()), t),
         alert.shared.empty() ? Cell::missing()
                              : word("shared", record::name_of(alert.sharing()), t),
         alert.outcome.empty() ? Cell::missing() : word("outcome", alert.outcome, t),
         step_cell(alert.raised),
         step_cell(alert.acknowledged.empty() ? nullptr : alert.acknowledged.front().claim),
         step_cell(alert.assessed ? alert.assessed->claim : nullptr),
         alert.assessed ? Cell::text(alert.assessed->claim->asserter.view()) : Cell::missing(),
         step_cell(alert.closed ? alert.closed->claim : nullptr), step_cell(alert.withdrawn),
         Cell::number(record::false_alarms(all, *alert.flow, view.valid()))});
  }
  answer.tables = {std::move(table)};
  return answer;
}

Table silent_table(const record::View& view, const warning::IssuedRun& issued, const Messages& t) {
  Table table{
      "silent", {{"series"}, {"name", For::people}, {"says"}, {"suspected_from"}, {"issued"}}, {}};
  for (const warning::IssuedRun::Verdict& verdict : issued.verdicts) {
    if (verdict.silence == "none") continue;
    const record::Subject* const flow = view.find("flow/" + verdict.flow);
    const auto suspected = std::find_if(issued.suspected.begin(), issued.suspected.end(),
                                        [&](const auto& one) { return one.flow == verdict.flow; });
    const bool asked = verdict.silence == "suspected" && suspected != issued.suspected.end();
    table.add(
        {Cell::text(verdict.flow),
         flow ? Cell::text(record::flow(view, *flow, t.language()).name.text) : Cell::missing(),
         word("silence", verdict.silence, t),
         asked ? Cell::text(suspected->month) : Cell::missing(), Cell::text(issued.ended)});
  }
  return table;
}

}  // namespace acta::answer
