#include "analysis/recommendations.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::analysis {

RecommendationReport recommendations(const record::View& view, std::string_view language) {
  RecommendationReport report;
  for (const record::Subject* subject : view.subjects("recommendation")) {
    TrackedRecommendation tracked;
    tracked.recommendation = record::recommendation(view, *subject, language);
    tracked.said = record::Fields(view, *subject).claim("progress");
    const bool challenge =
        record::class_of(view, "recommendation_kind", tracked.recommendation.kind) == "challenge";
    auto& list = challenge ? report.challenges : report.recommendations;
    list.push_back(std::move(tracked));
  }
  for (const TrackedRecommendation& each : report.recommendations) {
    if (each.said) ++report.with_word;
    for (TrackedRecommendation& challenge : report.challenges) {
      const auto& answers = each.recommendation.answers;
      const auto* named = challenge.recommendation.subject;
      if (std::find(answers.begin(), answers.end(), named) != answers.end())
        challenge.answered_by.push_back(each.recommendation.subject);
    }
  }
  report.unanswered = static_cast<std::size_t>(
      std::count_if(report.challenges.begin(), report.challenges.end(),
                    [](const auto& challenge) { return challenge.answered_by.empty(); }));
  report.how = computed(view, "rule.recommendations", {"recommendation", "answers", "progress"});
  return report;
}

}  // namespace acta::analysis
