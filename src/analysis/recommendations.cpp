#include "analysis/recommendations.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::analysis {
namespace {

void add_status(std::string_view status, RecommendationReport& report) {
  if (status.empty()) return;
  auto& tally = report.by_status;
  const auto known = std::find_if(tally.begin(), tally.end(),
                                  [&](const auto& one) { return one.first == status; });
  if (known == tally.end()) tally.emplace_back(status, 1);
  else ++known->second;
}

}  // namespace

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
  for (const TrackedRecommendation& each : report.recommendations)
    add_status(each.recommendation.status, report);
  report.unanswered = static_cast<std::size_t>(
      std::count_if(report.challenges.begin(), report.challenges.end(),
                    [](const auto& challenge) { return challenge.answered_by.empty(); }));
  report.how = computed(view, "rule.recommendations",
                        {"recommendation", "answers", "progress", "recommendation_status"});
  return report;
}

}  // namespace acta::analysis
