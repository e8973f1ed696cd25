#include "search/results.h"

#include "answer/names.h"
#include "answer/words.h"

namespace acta::search {

using answer::Cell;

namespace {

Cell kind_cell(const record::View& view, const record::Subject& subject, const Messages& t) {
  const record::Kind* const kind = view.vocabulary().kind(subject.kind());
  if (!kind) return Cell::text(subject.kind());
  const auto label = kind->label.find(t.language());
  return Cell::text(subject.kind(), label == kind->label.end() ? std::string{} : label->second);
}

std::vector<Cell> row_of(const record::View& view, const Hit& hit, const Messages& t) {
  std::vector<Cell> row{answer::subject_cell(view, hit.subject, t),
                        kind_cell(view, *hit.subject, t)};
  if (!hit.claim) {
    row.insert(row.end(), 5, Cell::missing());
    return row;
  }
  const record::Claim& claim = *hit.claim;
  row.push_back(Cell::text(claim.property,
                           std::string(view.vocabulary().label(claim.property, t.language()))));
  row.push_back(Cell::text(std::get<record::Text>(claim.value).text));
  row.push_back(Cell::text(claim.language));
  row.push_back(Cell::number(claim.number));
  row.push_back(answer::source_cell(&claim));
  return row;
}

}  // namespace

answer::Answer results(const record::View& view, const Found& found, std::string_view query,
                       const Messages& t) {
  answer::Answer answer;
  answer.question = "search";
  answer.title = t("search.title");
  answer.asked.emplace_back("q", query);
  answer.how = analysis::computed(view, "rule.search", {});
  answer::Table table{
      "results",
      {{"subject"}, {"kind"}, {"property"}, {"text"}, {"language"}, {"entry"}, {"source"}},
      {}};
  for (const Hit& hit : found.hits) table.add(row_of(view, hit, t));
  answer.tables.push_back(std::move(table));
  return answer;
}

}  // namespace acta::search
