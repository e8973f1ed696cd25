#include "analysis/recommendations.h"

#include <algorithm>

#include "register/records/code_class.h"
#include "register/records/fields.h"

namespace acta::analysis {
namespace {

using Codes = std::vector<std::string_view>;

// In the order of the pack, and after them what else is said.
Codes statuses(const record::View& view, const RecommendationReport& report) {
  Codes codes;
  const auto add = [&](std::string_view code) {
    if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end())
      codes.push_back(code);
  };
  if (const auto* const property = view.vocabulary().property("recommendation_status"))
    for (const std::string& code : property->codes) add(code);
  for (const auto* list : {&report.recommendations, &report.challenges})
    for (const TrackedRecommendation& each : *list) add(each.recommendation.status);
  return codes;
}

RecommendationTally tally_of(const std::vector<TrackedRecommendation>& all, const Codes& codes) {
  RecommendationTally tally;
  tally.total = all.size();
  for (const std::string_view code : codes) tally.by_status.emplace_back(code, 0);
  for (const TrackedRecommendation& each : all) {
    if (each.said) ++tally.with_word;
    for (auto& [code, count] : tally.by_status)
      if (code == each.recommendation.status) ++count;
  }
  return tally;
}

}  // namespace

std::size_t RecommendationTally::of_status(std::string_view code) const {
  for (const auto& [known, count] : by_status)
    if (known == code) return count;
  return 0;
}

std::size_t RecommendationTally::without_status() const {
  std::size_t without = total;
  for (const auto& each : by_status) without -= each.second;
  return without;
}

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
    for (TrackedRecommendation& challenge : report.challenges) {
      const auto& answers = each.recommendation.answers;
      const auto* named = challenge.recommendation.subject;
      if (std::find(answers.begin(), answers.end(), named) != answers.end())
        challenge.answered_by.push_back(each.recommendation.subject);
    }
  }
  const Codes codes = statuses(view, report);
  report.recommended = tally_of(report.recommendations, codes);
  report.challenged = tally_of(report.challenges, codes);
  report.unanswered = static_cast<std::size_t>(
      std::count_if(report.challenges.begin(), report.challenges.end(),
                    [](const auto& challenge) { return challenge.answered_by.empty(); }));
  report.how = computed(view, "rule.recommendations",
                        {"recommendation", "answers", "progress", "recommendation_status"});
  return report;
}

}  // namespace acta::analysis
