#include "analysis/recommendations.h"

#include <tuple>

#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::TrackedRecommendation;
using record::View;
using For = Column::For;

Table rows(const View& view, std::string key, const std::vector<TrackedRecommendation>& list,
           bool challenges, const Messages& t) {
  Table table{std::move(key),
              {{"recommendation"},
               {"group"},
               {"addressed_to"},
               {"text"},
               {"language", For::machines},
               {challenges ? "answered_by" : "answers"},
               {"status"},
               {"since"},
               {"said"},
               {"source"},
               {"locator"}},
              {}};
  for (const TrackedRecommendation& tracked : list) {
    const record::Recommendation& each = tracked.recommendation;
    table.add({short_cell(each.subject), Cell::text(each.group), Cell::text(each.addressed_to),
               said_cell(each.text, t), Cell::text(each.text.language),
               ids_cell(view, challenges ? tracked.answered_by : each.answers, t),
               Cell::text(
                   each.status,
                   record::label_of(view, "recommendation_status", each.status, t.language()).text),
               each.status_claim ? bound_cell(each.status_claim->valid.start, t) : Cell::missing(),
               said_cell(each.progress, t), source_cell(tracked.said), locator_cell(tracked.said)});
    Cell& others = table.rows.back()[5];
    others.shown.clear();  // ids: their whole texts would not fit
  }
  return table;
}

Row counts_row(Cell status, std::size_t recommended, std::size_t challenged) {
  return {std::move(status), Cell::number(recommended), Cell::number(challenged),
          Cell::number(recommended + challenged)};
}

// A line for each status and one for silence, so that each column comes to the whole.
Table counts(const View& view, const analysis::RecommendationReport& report, const Messages& t) {
  Table table{
      "recommendation_counts", {{"status"}, {"recommendations"}, {"challenges"}, {"total"}}, {}};
  for (const auto& [code, count] : report.recommended.by_status)
    table.add(counts_row(
        Cell::text(code, record::label_of(view, "recommendation_status", code, t.language()).text),
        count, report.challenged.of_status(code)));
  table.add(counts_row(word("recommendation.status", "silent", t),
                       report.recommended.without_status(), report.challenged.without_status()));
  return table;
}

}  // namespace

std::string recommendations_in_words(const analysis::RecommendationReport& report,
                                     const Messages& t, const std::string& link,
                                     const std::string& end) {
  const auto& [recommended, challenged] = std::tie(report.recommended, report.challenged);
  return t("recommendations.finding", {{"recommendations", recommended.total},
                                       {"recommendations_word", recommended.with_word},
                                       {"challenges", challenged.total},
                                       {"challenges_word", challenged.with_word},
                                       {"total", recommended.total + challenged.total},
                                       {"silent", recommended.total - recommended.with_word +
                                                      challenged.total - challenged.with_word},
                                       {"link", link},
                                       {"end", end}});
}

Answer recommendations(const View& view, const analysis::RecommendationReport& report,
                       const Messages& t) {
  Answer answer;
  answer.question = "recommendations";
  answer.title = t("recommendations.title");
  answer.how = report.how;
  answer.remarks.push_back({"recommendations.finding", recommendations_in_words(report, t, {}, {}),
                            Remark::Tone::headline});
  answer.tables = {rows(view, "recommendations", report.recommendations, false, t),
                   rows(view, "challenges", report.challenges, true, t), counts(view, report, t)};
  return answer;
}

}  // namespace acta::answer
