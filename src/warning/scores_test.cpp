#include "warning/scores.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/testing_competition.h"

namespace acta::warning {
namespace {

TEST(Scores, OfPointsAreThoseOfTheCompetitions) {
  const std::vector<double> history = {1, 3, 2, 5, 4, 7};
  const std::vector<double> forecast = {5, 6}, actual = {4, 8};
  EXPECT_DOUBLE_EQ(naive_error(history, 1), (2 + 1 + 3 + 1 + 3) / 5.0);
  EXPECT_DOUBLE_EQ(mase(forecast, actual, 2), 0.75);
  EXPECT_DOUBLE_EQ(smape(forecast, actual), (200.0 / 9 + 400.0 / 14) / 2);
  EXPECT_DOUBLE_EQ(owa({10, 1}, {20, 4}), (0.5 + 0.25) / 2);
  EXPECT_EQ(smape(std::vector<double>{0}, std::vector<double>{0}), 0);
  EXPECT_TRUE(std::isnan(naive_error(history, 6)));
}

TEST(Scores, OfIntervalsPayForWidthAndForMisses) {
  const std::vector<double> low = {0, 0}, high = {10, 10}, actual = {5, 12};
  EXPECT_NEAR(msis(low, high, actual, 0.95, 2), (10 + (10 + 40 * 2)) / 2.0 / 2, 1e-12);
  EXPECT_DOUBLE_EQ(coverage(low, high, actual), 0.5);
}

TEST(Scores, WeighIntervalsAsScoringutilsDoes) {
  ACTA_NEEDS_GOLDEN_CASES();
  const std::vector<double> levels = {0.01, 0.025, 0.05, 0.1, 0.15, 0.2,   0.25, 0.3,
                                      0.35, 0.4,   0.45, 0.5, 0.55, 0.6,   0.65, 0.7,
                                      0.75, 0.8,   0.85, 0.9, 0.95, 0.975, 0.99};
  const auto cases = testing::read_golden("golden/exact/wis_cases.csv");
  ASSERT_EQ(cases.rows.size(), 60u);
  for (const auto& row : cases.rows) {
    const auto quantiles = testing::numbers(row[4]);
    const double expected = testing::number(row[2]);
    EXPECT_NEAR(wis(quantiles, levels, testing::number(row[1])) / expected, 1, 1e-10) << row[0];
  }
}

TEST(Scores, OnTheLogScaleJudgeFactors) {
  const Predictive small = Predictive::normal(99, 0), large = Predictive::normal(9999, 0);
  EXPECT_NEAR(log_wis(small, 199), std::log(2), 1e-12);
  EXPECT_NEAR(log_wis(large, 19999), std::log(2), 1e-12);
}

TEST(Scores, OfCallsRewardBeingRightAndSure) {
  const std::vector<Call> calls = {{0.9, true}, {0.2, false}, {0.6, true}, {0.6, false}};
  EXPECT_NEAR(brier(calls), (0.01 + 0.04 + 0.16 + 0.36) / 4, 1e-15);
  EXPECT_NEAR(brier_skill(calls), 1 - brier(calls) / 0.25, 1e-15);
  EXPECT_DOUBLE_EQ(area_under_curve(calls), (1 + 1 + 1 + 0.5) / 4);
  EXPECT_TRUE(std::isnan(area_under_curve(std::vector<Call>{{0.5, true}})));
  const auto bins = reliability(calls, 2);
  ASSERT_EQ(bins.size(), 2u);
  EXPECT_EQ(bins[1].calls, 3u);
  EXPECT_NEAR(bins[1].came, 2.0 / 3, 1e-15);
  EXPECT_NEAR(bins[1].said, 0.7, 1e-15);
}

TEST(Scores, CountTheLeadOfAWarningThatHeld) {
  const bool warned[] = {true, false, true, true, true};
  EXPECT_EQ(lead_time(warned, 4), 2);
  EXPECT_EQ(lead_time(warned, 0), 0);
  EXPECT_EQ(lead_time(warned, 1), -1);
}

RC_GTEST_PROP(Scores, OfWhatCameTrueExactlyIsNothing, ()) {
  const double value = *rc::gen::inRange(0, 1'000'000);
  RC_ASSERT(wis(Predictive::normal(value, 0), value) == 0);
}

}  // namespace
}  // namespace acta::warning
