#include "analysis/crosswalk.h"

#include "answer/answers.h"
#include "answer/names.h"
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

Row cell_row(const View& view, const CrosswalkRow& row, const CrosswalkCell& cell,
             const Messages& t) {
  Subjects links;
  std::vector<std::string> sources;
  for (const auto& link : cell.links) {
    links.push_back(link.subject);
    if (link.claim) sources.push_back(place_in_source(*link.claim));
  }
  return {subject_cell(view, row.item, t), id_cell(view, row.pillar, t),
          short_cell(cell.mechanism),      word("counterpart", name_of(cell.state), t),
          Cell::flag(cell.divided, t),     ids_cell(view, counterparts(cell), t),
          ids_cell(view, links, t),        Cell::list(std::move(sources))};
}

Table cells(const View& view, const Shared<Crosswalk>& crosswalk, const Messages& t) {
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
  std::vector<std::pair<const CrosswalkRow*, const CrosswalkCell*>> all;
  for (const CrosswalkRow& row : crosswalk->rows)
    for (const CrosswalkCell& cell : row.cells) all.emplace_back(&row, &cell);
  table.list(all.size(), [view, crosswalk, all, &t](std::size_t at) {
    return cell_row(view, *all[at].first, *all[at].second, t);
  });
  return table;
}

Table matrix_for_people(const View& view, const Shared<Crosswalk>& crosswalk, const Messages& t) {
  Table table{"side_by_side", {{"item"}}, {}, true};
  for (const Subject* mechanism : crosswalk->mechanisms)
    table.columns.push_back({std::string(mechanism->id())});
  table.list(crosswalk->rows.size(), [view, crosswalk, &t](std::size_t at) {
    const CrosswalkRow& row = crosswalk->rows[at];
    std::vector<Cell> line{subject_cell(view, row.item, t)};
    for (const CrosswalkCell& cell : row.cells) {
      Cell shown = word("counterpart", name_of(cell.state), t);
      std::string ids;
      for (const Subject* counterpart : counterparts(cell))
        (ids += ids.empty() ? "" : ", ") += counterpart->id();
      if (!ids.empty()) shown.shown = shown.for_people() + std::string(t("text.colon")) + ids;
      line.push_back(std::move(shown));
    }
    return line;
  });
  return table;
}

Table unmatched(const View& view, const Shared<Crosswalk>& crosswalk, const Messages& t) {
  Table table{"unmatched", {{"committee"}, {"mechanism"}, {"state"}, {"source"}, {"locator"}}, {}};
  table.list(crosswalk->unmatched.size(), [view, crosswalk, &t](std::size_t at) -> Row {
    const auto& group = crosswalk->unmatched[at];
    return {id_cell(view, group.committee, t), short_cell(group.mechanism),
            word("unmatched", name_of(group.state), t), source_cell(group.claim),
            locator_cell(group.claim)};
  });
  return table;
}

}  // namespace

Answer crosswalk(const View& view, const Messages& t) {
  return crosswalk(view, std::make_shared<const Crosswalk>(analysis::crosswalk(view)), t);
}

Answer crosswalk(const View& view, const Shared<Crosswalk>& found, const Messages& t) {
  Answer answer;
  answer.question = "crosswalk";
  answer.title = t("crosswalk.title");
  answer.how = found->how;
  answer.tables = {cells(view, found, t), matrix_for_people(view, found, t),
                   unmatched(view, found, t)};
  return answer;
}

}  // namespace acta::answer
