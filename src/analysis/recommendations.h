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

// How many there are of a kind, and what is known of them.
struct RecommendationTally {
  std::size_t total = 0;
  std::size_t with_word = 0;  // of which something is said since
  // In the order of the pack; those of which no status is on record are in none.
  std::vector<std::pair<std::string_view, std::size_t>> by_status;

  std::size_t of_status(std::string_view code) const;
  std::size_t without_status() const;
};

// What an assessment found wanting and what it proposed, with what the record says of each since.
// How far one has come is what the record says with its source, and never concluded here: a
// sentence is on record, or none is.
struct RecommendationReport {
  std::vector<TrackedRecommendation> recommendations;  // in the order of their ids
  std::vector<TrackedRecommendation> challenges;
  RecommendationTally recommended, challenged;  // of either list
  std::size_t unanswered = 0;                   // challenges that no recommendation answers
  Computed how;
};

// A code of class `challenge` of recommendation_kind is a challenge; all others are
// recommendations.
RecommendationReport recommendations(const record::View& view, std::string_view language = "en");

}  // namespace acta::analysis
