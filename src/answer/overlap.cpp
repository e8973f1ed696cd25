#include "analysis/overlap.h"

#include <algorithm>
#include <map>

#include "analysis/sentence.h"
#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::Combination;
using analysis::Count;
using analysis::Overlap;
using analysis::OverlapMatrix;
using analysis::PublishedFigure;
using record::Subject;
using record::View;
using For = Column::For;

std::string say(const View& view, const Messages& t, std::string key,
                std::vector<analysis::Argument> arguments) {
  return analysis::say({std::move(key), std::move(arguments)}, view, t);
}

std::int64_t signed_count(std::size_t count) { return static_cast<std::int64_t>(count); }

Table with_one(const View& view, const OverlapMatrix& matrix, const Messages& t) {
  Table table{"overlap",
              {{"mechanism"},
               {"name", For::people},
               {"members"},
               {"members_possible"},
               {"common"},
               {"common_possible"},
               {"jaccard"},
               {"containment"}},
              {}};
  for (const Overlap& row : matrix.rows)
    table.add({short_cell(row.mechanism), name_cell(view, *row.mechanism, t),
               Cell::number(row.members.certain), Cell::number(row.members.possible),
               Cell::number(row.common.certain), Cell::number(row.common.possible),
               share(row.jaccard, t), share(row.containment, t)});
  return table;
}

Table pairs(const View& view, const Shared<OverlapMatrix>& matrix, const Messages& t) {
  Table table{"pairs",
              {{"mechanism"},
               {"with"},
               {"members"},
               {"with_members"},
               {"common"},
               {"common_possible"},
               {"jaccard"},
               {"containment"},
               {"with_containment"},
               {"undated", For::not_csv},
               {"shared", For::machines},
               {"shared_possibly", For::machines}},
              {}};
  table.list(matrix->pairs.size(), [view, matrix, &t](std::size_t at) -> Row {
    const Overlap& row = matrix->pairs[at];
    return {short_cell(row.mechanism),
            short_cell(row.with),
            Cell::number(row.members.certain),
            Cell::number(row.with_members.certain),
            Cell::number(row.common.certain),
            Cell::number(row.common.possible),
            share(row.jaccard, t),
            share(row.containment, t),
            share(row.with_containment, t),
            Cell::number(row.undated),
            ids_cell(view, row.shared, t),
            ids_cell(view, row.shared_possibly, t)};
  });
  return table;
}

std::string counted(Count count) {
  std::string text = std::to_string(count.certain);
  if (count.possible != count.certain) (text += '-') += std::to_string(count.possible);
  return text;
}

// Common members of each two mechanisms, and on the diagonal the members of one.
Table matrix_for_people(const OverlapMatrix& matrix) {
  Table table{"matrix", {{"mechanism"}}, {}, true};
  for (const Subject* mechanism : matrix.mechanisms)
    table.columns.push_back({std::string(mechanism->id())});
  const std::size_t size = matrix.mechanisms.size();
  std::vector<std::vector<Count>> counts(size, std::vector<Count>(size));
  const auto index = [&](const Subject* mechanism) {
    const auto& all = matrix.mechanisms;
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), mechanism) - all.begin());
  };
  for (const Overlap& pair : matrix.pairs) {
    const std::size_t a = index(pair.mechanism), b = index(pair.with);
    counts[a][a] = pair.members;
    counts[b][b] = pair.with_members;
    counts[a][b] = counts[b][a] = pair.common;
  }
  for (std::size_t a = 0; a < size; ++a) {
    std::vector<Cell> row{short_cell(matrix.mechanisms[a])};
    for (const Count& count : counts[a]) row.push_back(Cell::digits(counted(count)));
    table.add(std::move(row));
  }
  return table;
}

Table combinations(const View& view, const Shared<OverlapMatrix>& matrix, const Messages& t) {
  Table table{"combinations",
              {{"mechanisms"}, {"countries"}, {"countries_possible"}, {"certain"}, {"possible"}},
              {}};
  table.list(matrix->combinations.size(), [view, matrix, &t](std::size_t at) -> Row {
    const Combination& combination = matrix->combinations[at];
    std::vector<std::string> ids;
    for (const Subject* mechanism : combination.mechanisms) ids.emplace_back(mechanism->id());
    std::string in_words = analysis::say_list(ids, t);
    return {Cell::list(std::move(ids), std::move(in_words)),
            Cell::number(combination.certain.size()),
            Cell::number(combination.certain.size() + combination.possible.size()),
            ids_cell(view, combination.certain, t), ids_cell(view, combination.possible, t)};
  });
  return table;
}

Table subsets(const OverlapMatrix& matrix, const Messages& t) {
  Table table{"subsets", {{"part"}, {"whole"}, {"members"}, {"equal"}}, {}};
  for (const auto& subset : matrix.subsets)
    table.add({short_cell(subset.part), short_cell(subset.whole), Cell::number(subset.members),
               Cell::flag(subset.equal, t)});
  return table;
}

Table printed(const View& view, const OverlapMatrix& matrix, const Messages& t) {
  Table table{"printed",
              {{"mechanism"},
               {"with"},
               {"printed"},
               {"computed"},
               {"computed_possible"},
               {"left_out"},
               {"source"},
               {"locator"},
               {"disagreement"}},
              {}};
  for (const PublishedFigure& figure : matrix.differing)
    table.add({short_cell(figure.mechanism), short_cell(figure.with), Cell::number(figure.printed),
               Cell::number(figure.computed.certain), Cell::number(figure.computed.possible),
               ids_cell(view, figure.left_out, t), source_cell(figure.claim),
               locator_cell(figure.claim), short_cell(figure.disagreement)});
  return table;
}

Remark banner(const View& view, const PublishedFigure& figure, const Messages& t) {
  const std::string key =
      figure.left_out.empty() ? "overlap.printed-differs" : "overlap.printed-differs-by";
  std::string text = say(view, t, key,
                         {{"mechanism", std::string(figure.mechanism->id())},
                          {"with", std::string(figure.with->id())},
                          {"printed", signed_count(figure.printed)},
                          {"computed", signed_count(figure.computed.certain)},
                          {"source", figure.claim ? place_in_source(*figure.claim) : std::string()},
                          {"left_out", figure.left_out}});
  if (figure.disagreement)
    (text += ' ') += t("overlap.see", {{"disagreement", figure.disagreement->id()}});
  return {key, std::move(text), Remark::Tone::warning};
}

// Of whose members nobody says since when, each mechanism once.
void add_undated(const OverlapMatrix& matrix, const Messages& t, Answer& answer) {
  std::map<const Subject*, std::pair<std::size_t, std::size_t>> undated;  // of how many
  for (const Overlap& row : matrix.rows) {
    undated[row.mechanism] = {row.undated, row.members.possible};
    undated[row.with] = {row.with_undated, row.with_members.possible};
  }
  for (const Subject* mechanism : matrix.mechanisms) {
    const auto [count, members] = undated[mechanism];
    if (count == 0) continue;
    answer.remarks.push_back(
        {"overlap.undated", t("overlap.undated", {{"mechanism", mechanism->id()},
                                                  {"undated", signed_count(count)},
                                                  {"members", signed_count(members)}})});
  }
}

void add_remarks(const View& view, const OverlapMatrix& matrix, const Messages& t, Answer& answer) {
  for (const PublishedFigure& figure : matrix.differing)
    answer.remarks.push_back(banner(view, figure, t));
  add_undated(matrix, t, answer);
  for (const auto& subset : matrix.subsets) {
    const std::string key = subset.equal ? "overlap.equal" : "overlap.subset";
    answer.remarks.push_back({key, t(key, {{"part", subset.part->id()},
                                           {"whole", subset.whole->id()},
                                           {"members", signed_count(subset.members)}})});
  }
  for (const Combination& combination : matrix.combinations) {
    if (combination.certain.empty()) continue;
    std::vector<std::string> ids;
    ids.reserve(combination.mechanisms.size());
    for (const Subject* mechanism : combination.mechanisms) ids.emplace_back(mechanism->id());
    answer.remarks.push_back(
        {"overlap.combination",
         say(view, t, "overlap.combination",
             {{"countries", combination.certain}, {"mechanisms", analysis::say_list(ids, t)}})});
  }
}

}  // namespace

Result<Answer> overlap(const View& view, const OverlapQuestion& asked, const Messages& t) {
  analysis::OverlapOptions options;
  options.rule.associates = asked.associates;
  if (!asked.with.empty()) {
    options.with = TRY(find_subject(view, asked.with, "--with"));
    if (options.with->kind() != "mechanism")
      return invalid("error.overlap.not-a-mechanism", "--with", asked.with);
  }
  return overlap(view, std::make_shared<const OverlapMatrix>(analysis::overlap(view, options)),
                 asked.associates, t);
}

Result<Answer> overlap(const View& view, const Shared<OverlapMatrix>& found, bool associates,
                       const Messages& t) {
  const OverlapMatrix& matrix = *found;
  if (!matrix.with) return invalid("error.overlap.no-centre", "--with");

  Answer answer;
  answer.question = "overlap";
  answer.title = t("overlap.title", {{"with", called(view, *matrix.with, t)}});
  answer.asked = {{"with", std::string(matrix.with->id())},
                  {"associates", associates ? "yes" : "no"}};
  answer.how = matrix.how;
  answer.tables = {with_one(view, matrix, t), matrix_for_people(matrix),
                   pairs(view, found, t),     combinations(view, found, t),
                   subsets(matrix, t),        printed(view, matrix, t)};
  add_remarks(view, matrix, t, answer);
  return answer;
}

}  // namespace acta::answer
