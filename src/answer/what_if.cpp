#include "analysis/what_if.h"

#include "answer/answers.h"
#include "answer/names.h"
#include "answer/scenario.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::WhatIf;
using record::View;

// A table that is torn from its context still says that it is a scenario.
const Column watermark{"scenario", Column::For::machines};

Table overlaps(const WhatIf& what_if, const Messages& t) {
  Table table{"what_if",
              {{"mechanism"},
               {"members_before"},
               {"members_after"},
               {"common_before"},
               {"common_after"},
               {"jaccard_before"},
               {"jaccard_after"},
               watermark},
              {}};
  for (const auto& [before, after] : what_if.overlaps)
    table.add({short_cell(before.mechanism), Cell::number(before.members.certain),
               Cell::number(after.members.certain), Cell::number(before.common.certain),
               Cell::number(after.common.certain), share(before.jaccard, t),
               share(after.jaccard, t), Cell::flag(true, t)});
  return table;
}

Table loads(const View& view, const WhatIf& what_if, const Messages& t) {
  Table table{"load",
              {{"party"},
               {"groups_before"},
               {"groups_after"},
               {"leads_before"},
               {"leads_after"},
               watermark},
              {}};
  for (const auto& load : what_if.loads)
    table.add({subject_cell(view, load.party, t), Cell::number(load.before.groups),
               Cell::number(load.after.groups), Cell::number(load.before.leads),
               Cell::number(load.after.leads), Cell::flag(true, t)});
  return table;
}

}  // namespace

Checked<Answer> what_if(const View& view, const analysis::Scenario& scenario, const Messages& t) {
  const WhatIf found = TRY(analysis::what_if(view, scenario));
  Answer answer;
  answer.question = "what-if";
  answer.title = t("what-if.title");
  answer.how = found.how;
  std::string changes;
  for (const auto& change : found.changes) {
    if (!changes.empty()) changes += "; ";
    changes += written(change);
  }
  answer.asked = {{"changes", changes}};
  answer.remarks = {
      {"what-if.scenario", t("what-if.scenario", {{"changes", changes}}), Remark::Tone::warning}};
  if (found.overlaps.empty() && found.loads.empty())
    answer.remarks.push_back({"what-if.nothing", std::string(t("what-if.nothing"))});
  answer.tables = {overlaps(found, t), loads(view, found, t)};
  return answer;
}

}  // namespace acta::answer
