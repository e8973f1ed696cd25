#include "analysis/recommendations.h"

#include "answer/answers.h"
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
               Cell::text(each.text.text), Cell::text(each.text.language),
               ids_cell(view, challenges ? tracked.answered_by : each.answers, t),
               Cell::text(
                   each.status,
                   record::label_of(view, "recommendation_status", each.status, t.language()).text),
               each.status_claim ? Cell::text(format_bound(each.status_claim->valid.start))
                                 : Cell::missing(),
               Cell::text(each.progress.text), source_cell(tracked.said),
               locator_cell(tracked.said)});
    Cell& others = table.rows.back()[5];
    others.shown.clear();  // ids: their whole texts would not fit
  }
  return table;
}

}  // namespace

Answer recommendations(const View& view, const analysis::RecommendationReport& report,
                       const Messages& t) {
  Answer answer;
  answer.question = "recommendations";
  answer.title = t("recommendations.title");
  answer.how = report.how;
  answer.tables = {rows(view, "recommendations", report.recommendations, false, t),
                   rows(view, "challenges", report.challenges, true, t)};
  return answer;
}

}  // namespace acta::answer
