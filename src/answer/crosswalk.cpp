#include "analysis/crosswalk.h"

#include "answer/answers.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::Crosswalk;
using analysis::CrosswalkCell;
using analysis::CrosswalkRow;
using record::Subject;
using record::View;
using For = Column::For;

Subjects counterparts(const CrosswalkCell& cell) {
  Subjects found;
  for (const auto& link : cell.links)
    if (link.to) found.push_back(link.to);
  return found;
}

Table cells(const View& view, const Crosswalk& crosswalk, const Messages& t) {
  Table table{"crosswalk",
              {{"item"},
               {"pillar", For::machines},
               {"mechanism"},
               {"state"},
               {"divided", For::machines},
               {"counterparts"},
               {"links", For::machines},
               {"sources"}},
              {}};
  for (const CrosswalkRow& row : crosswalk.rows)
    for (const CrosswalkCell& cell : row.cells) {
      Subjects links;
      std::vector<std::string> sources;
      for (const auto& link : cell.links) {
        links.push_back(link.subject);
        if (link.claim) sources.push_back(place_in_source(*link.claim));
      }
      table.add({subject_cell(view, row.item, t), id_cell(view, row.pillar, t),
                 short_cell(cell.mechanism), word("counterpart", name_of(cell.state), t),
                 Cell::flag(cell.divided, t), ids_cell(view, counterparts(cell), t),
                 ids_cell(view, links, t), Cell::list(std::move(sources))});
    }
  return table;
}

Table matrix_for_people(const View& view, const Crosswalk& crosswalk, const Messages& t) {
  Table table{"side_by_side", {{"item"}}, {}, true};
  for (const Subject* mechanism : crosswalk.mechanisms)
    table.columns.push_back({std::string(mechanism->id())});
  for (const CrosswalkRow& row : crosswalk.rows) {
    std::vector<Cell> line{subject_cell(view, row.item, t)};
    for (const CrosswalkCell& cell : row.cells) {
      Cell shown = word("counterpart", name_of(cell.state), t);
      std::string ids;
      for (const Subject* counterpart : counterparts(cell))
        (ids += ids.empty() ? "" : ", ") += counterpart->id();
      if (!ids.empty()) shown.shown = shown.for_people() + ": " + ids;
      line.push_back(std::move(shown));
    }
    table.add(std::move(line));
  }
  return table;
}

Table unmatched(const View& view, const Crosswalk& crosswalk, const Messages& t) {
  Table table{"unmatched", {{"committee"}, {"mechanism"}, {"state"}, {"source"}, {"locator"}}, {}};
  for (const auto& group : crosswalk.unmatched)
    table.add({id_cell(view, group.committee, t), short_cell(group.mechanism),
               word("unmatched", name_of(group.state), t), source_cell(group.claim),
               locator_cell(group.claim)});
  return table;
}

}  // namespace

Answer crosswalk(const View& view, const Messages& t) {
  const Crosswalk crosswalk = analysis::crosswalk(view);
  Answer answer;
  answer.question = "crosswalk";
  answer.title = t("crosswalk.title");
  answer.how = crosswalk.how;
  answer.tables = {cells(view, crosswalk, t), matrix_for_people(view, crosswalk, t),
                   unmatched(view, crosswalk, t)};
  return answer;
}

}  // namespace acta::answer
