#include "analysis/disagreements.h"

#include <algorithm>

#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/nearest.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::DisagreementList;
using analysis::ListedDisagreement;
using record::Claim;
using record::Disagreement;
using record::View;
using For = Column::For;

Cell kind_of(const Disagreement& what, const Messages& t) {
  return what.open() ? Cell::missing() : word("resolution", name_of(what.kind()), t);
}

Cell property_cell(const View& view, std::string_view property, const Messages& t) {
  return Cell::text(property, std::string(view.vocabulary().label(property, t.language())));
}

std::vector<Cell> row_of(const View& view, const ListedDisagreement& listed, const Messages& t) {
  const Disagreement& what = listed.what;
  std::vector<std::string> values, sources;
  for (const Claim* side : what.sides) {
    values.push_back(value_for_machines(side->value));
    sources.push_back(side->citation.source ? std::string(side->citation.source->id()) : "");
  }
  const std::string title =
      listed.title.empty() ? called(view, *what.about, t) + std::string(t("text.colon")) +
                                 std::string(view.vocabulary().label(what.property, t.language()))
                           : listed.title.text;
  return {Cell::text(listed.id, {}, what.noted ? what.noted->name() : std::string_view()),
          Cell::text(title),
          subject_cell(view, what.about, t),
          property_cell(view, what.property, t),
          kind_of(what, t),
          word("state", what.open() ? "open" : "resolved", t),
          Cell::list(std::move(values), sides_for_people(view, what.sides, t)),
          Cell::list(std::move(sources))};
}

std::vector<Cell> side_of(const View& view, const ListedDisagreement& listed, const Claim* side,
                          const Messages& t) {
  const auto& chosen = listed.what.chosen;
  const bool set_aside = view.set_aside_by(*side) != nullptr;
  const bool held_to = std::find(chosen.begin(), chosen.end(), side) != chosen.end();
  std::vector<Cell> row{
      Cell::text(listed.id), Cell::number(side->number),
      Cell::text(value_for_machines(side->value), value_for_people(view, *side, t)),
      Cell::text(when(side->valid, t))};
  add_period(row, side->valid);
  row.push_back(source_cell(side));
  row.push_back(locator_cell(side));
  row.push_back(Cell::text(side->citation.quote));
  row.push_back(word("side", set_aside ? "set-aside" : held_to ? "chosen" : "standing", t));
  return row;
}

Table sides(const View& view, const Shared<DisagreementList>& list, const Messages& t) {
  Table table{"sides",
              {{"id"},
               {"entry"},
               {"value"},
               {"when", For::people},
               {"from", For::machines},
               {"to", For::machines},
               {"until", For::machines},
               {"source"},
               {"locator"},
               {"quote"},
               {"standing"}},
              {}};
  std::vector<std::pair<const ListedDisagreement*, const Claim*>> all;
  for (const auto& listed : list->all)
    for (const Claim* side : listed.what.sides) all.emplace_back(&listed, side);
  table.list(all.size(), [view, list, all, &t](std::size_t at) {
    return side_of(view, *all[at].first, all[at].second, t);
  });
  return table;
}

Result<DisagreementList> only(const DisagreementList& all, const std::string& id) {
  DisagreementList one{{}, all.open, all.resolved, all.how};
  for (const auto& listed : all.all)
    if (listed.id == id) one.all.push_back(listed);
  if (!one.all.empty()) return one;
  std::vector<std::string> ids;
  for (const auto& listed : all.all) ids.push_back(listed.id);
  const std::string near = nearest(id, ids);
  return not_found(near.empty() ? "error.disagreement.unknown" : "error.disagreement.unknown-near",
                   "ID", id, near);
}

void explain(const ListedDisagreement& listed, const Messages& t, Answer& answer) {
  const Claim* const resolution = listed.what.resolution;
  const bool said_again =
      resolution && resolution->note == std::string_view(listed.assessment.text);
  if (!listed.assessment.empty() && !said_again)
    answer.remarks.push_back(
        {"disagreement.assessment", listed.assessment.text, Remark::Tone::headline});
  if (!resolution) {
    answer.remarks.push_back(
        {"disagreement.open", std::string(t("disagreement.open")), Remark::Tone::warning});
    return;
  }
  answer.remarks.push_back(
      {"disagreement.resolved",
       t("disagreement.resolved", {{"kind", kind_of(listed.what, t).for_people()},
                                   {"reason", resolution->note.view()},
                                   {"source", place_in_source(*resolution)}}),
       Remark::Tone::headline});
  if (listed.what.kind() == record::ResolutionKind::change)
    answer.remarks.push_back(
        {"disagreement.change", std::string(t("disagreement.change")), Remark::Tone::headline});
}

}  // namespace

Result<Answer> disagreements(const View& view, const Shared<DisagreementList>& all,
                             const std::optional<std::string>& id, const Messages& t) {
  Shared<DisagreementList> list = all;
  Answer answer;
  answer.question = "disagreements";
  answer.title = t("disagreements.title");
  answer.how = list->how;
  if (id) {
    list = std::make_shared<const DisagreementList>(TRY(only(*all, *id)));
    answer.asked = {{"id", *id}};
    if (!list->all.front().title.empty()) answer.title = list->all.front().title.text;
    explain(list->all.front(), t, answer);
  } else {
    answer.remarks.push_back(
        {"disagreements.count",
         t("disagreements.count",
           {{"all", list->all.size()}, {"open", list->open}, {"resolved", list->resolved}}),
         Remark::Tone::headline});
  }
  Table table{"disagreements",
              {{"id"},
               {"title", For::people},
               {"subject", For::machines},
               {"property", For::machines},
               {"kind"},
               {"state"},
               {"values"},
               {"sources", For::machines}},
              {}};
  table.list(list->all.size(),
             [view, list, &t](std::size_t at) { return row_of(view, list->all[at], t); });
  answer.tables = {std::move(table), sides(view, list, t)};
  return answer;
}

}  // namespace acta::answer
