#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "analysis/computed.h"
#include "register/records/recommendation.h"

namespace acta::analysis {

struct TrackedRecommendation {
  record::Recommendation recommendation;
  const record::Claim* said = nullptr;  // what somebody says has happened since; null: nothing
  Parties answered_by;                  // of a challenge: the recommendations that answer it
};

// What an assessment found wanting and what it proposed, with what the record says of each since.
// How far one has come is what the record says with its source, and never concluded here: a
// sentence is on record, or none is.
struct RecommendationReport {
  std::vector<TrackedRecommendation> recommendations;  // in the order of their ids
  std::vector<TrackedRecommendation> challenges;
  std::size_t with_word = 0;   // recommendations of which something is said
  std::size_t unanswered = 0;  // challenges that no recommendation answers
  // Of the recommendations, in the order of the codes that occur; the silent ones are not in it.
  std::vector<std::pair<std::string_view, std::size_t>> by_status;
  Computed how;
};

// A code of class `challenge` of recommendation_kind is a challenge; all others are
// recommendations.
RecommendationReport recommendations(const record::View& view, std::string_view language = "en");

}  // namespace acta::analysis
