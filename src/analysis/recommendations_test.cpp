#include "analysis/recommendations.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

class RecommendationsTest : public ::testing::Test {
 protected:
  void is(std::string_view id, std::string_view kind) {
    build.code("recommendation/" + std::string(id), "recommendation_kind", kind, {});
  }
  RecommendationReport report() { return recommendations(build.view("2025-01-01")); }
  record::RecordBuilder build;
};

TEST_F(RecommendationsTest, AChallengeIsAnsweredByThoseThatNameIt) {
  is("C1", "challenge");
  is("C2", "challenge");
  is("R1", "recommendation");
  is("R2", "recommendation");
  build.reference("recommendation/R1", "answers", "recommendation/C1", {});
  build.reference("recommendation/R2", "answers", "recommendation/C1", {});
  const auto found = report();
  EXPECT_EQ(ids(found.challenges.at(0).answered_by), "R1 R2");
  EXPECT_EQ(found.unanswered, 1u);
}

TEST_F(RecommendationsTest, SilenceIsNoWordAndNoVerdict) {
  is("R1", "recommendation");
  is("R2", "recommendation");
  build.text("recommendation/R1", "progress", "A secretariat was chosen.", {.from = "2024-09-25"});
  const auto found = report();
  EXPECT_EQ(found.recommended.with_word, 1u);
  EXPECT_EQ(found.recommendations.at(1).said, nullptr);
  EXPECT_EQ(recommendations(build.view("2024-09-24")).recommended.with_word, 0u);
}

TEST_F(RecommendationsTest, AStatusIsTheLatestThatASourceGives) {
  is("R1", "recommendation");
  is("R2", "recommendation");
  build.code("recommendation/R1", "recommendation_status", "announced", {.from = "2023-06-01"});
  build.code("recommendation/R1", "recommendation_status", "done", {.from = "2024-09-25"});
  const auto found = report();
  EXPECT_EQ(found.recommendations.at(0).recommendation.status, "done");
  EXPECT_EQ(found.recommended.of_status("done"), 1u);
  EXPECT_EQ(found.recommended.of_status("announced"), 0u) << "it was overtaken";
  EXPECT_EQ(found.recommended.without_status(), 1u) << "nothing is said of the other";
  EXPECT_EQ(recommendations(build.view("2024-01-01")).recommendations.at(0).recommendation.status,
            "announced");
}

TEST_F(RecommendationsTest, ChallengesAreCountedBesideTheRecommendations) {
  is("C1", "challenge");
  is("C2", "challenge");
  is("R1", "recommendation");
  build.code("recommendation/C1", "recommendation_status", "under_way", {.from = "2024-09-25"});
  build.text("recommendation/C1", "progress", "A secretariat was chosen.", {.from = "2024-09-25"});
  const auto found = report();
  EXPECT_EQ(found.challenged.total, 2u);
  EXPECT_EQ(found.challenged.with_word, 1u);
  EXPECT_EQ(found.challenged.of_status("under_way"), 1u);
  EXPECT_EQ(found.challenged.without_status(), 1u);
  EXPECT_EQ(found.recommended.of_status("under_way"), 0u);
  EXPECT_EQ(found.recommended.without_status(), 1u);
}

TEST_F(RecommendationsTest, APackMayHaveItsOwnWordForAChallenge) {
  build.code("recommendation_kind/problema", "class", "challenge", {});
  is("P1", "problema");
  EXPECT_EQ(report().challenges.size(), 1u);
}

}  // namespace
}  // namespace acta::analysis
