#include "warning/alert_level.h"

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

using enum AlertLevel;

TEST(AlarmBudget, IsSharedByAllSeriesAndPublications) {
  const AlarmBudget budget{.a_year = 6, .series = 50, .publications = 12};
  EXPECT_DOUBLE_EQ(warning_level(budget), 0.01);
  EXPECT_DOUBLE_EQ(expected_false_warnings(budget, 12), 6);
  EXPECT_DOUBLE_EQ(expected_false_warnings(budget, 3), 1.5);
  EXPECT_EQ(warning_level({.a_year = 6, .series = 1, .publications = 4}), 1);
}

TEST(Cusum, FindsASlowRiseOfWhichNoCountIsSurprising) {
  Cusum sum;
  int periods = 0;
  for (; !sum.found(); ++periods) sum.see(0.1);  // each 1.28 deviations up
  EXPECT_EQ(periods, 7);
  for (int i = 0; i < 100; ++i) sum.see(0.5);
  EXPECT_EQ(sum.sum, 0);
  sum.see(0);
  EXPECT_LT(sum.sum, 5);
}

TEST(Cusum, IsQuietForAboutNineHundredPeriodsWhereNothingHappens) {
  std::uint64_t state = 1;
  double periods = 0, runs = 0;
  Cusum sum;
  for (; runs < 400; ++periods) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    sum.see((static_cast<double>(state >> 11) + 0.5) / 9007199254740992.0);
    if (!sum.found()) continue;
    sum = {};
    ++runs;
  }
  EXPECT_NEAR(periods / runs, 930, 120);
}

TEST(AlertLevels, SayTheHighestThatIsReached) {
  const std::vector<Finding> publication{
      {.p = 0.6},
      {.p = 0.04},
      {.p = 0.6, .cusum = 5.1},
      {.p = 0.001},
      {.p = 0.6, .exceeds = 0.5},
      {.exceeds = 0.49},
      {},
  };
  EXPECT_EQ(alert_levels(publication, 0.01),
            (std::vector{none, watch, watch, warning, alert, none, none}));
}

TEST(AlertLevels, AWarningAmongManySeriesMustStandOutOfThemAll) {
  std::vector<Finding> publication(100, Finding{.p = 0.5});
  publication[3].p = 0.004;
  EXPECT_EQ(alert_levels(publication, 0.005)[3], watch);
  publication[3].p = 0.0009;
  EXPECT_EQ(alert_levels(publication, 0.005)[3], warning);
}

TEST(AlertLevels, ARevisionThatRemovesTheCauseWithdrawsTheWarning) {
  EXPECT_EQ(alert_levels(std::vector{Finding{.p = 0.002}}, 0.005).front(), warning);
  EXPECT_EQ(alert_levels(std::vector{Finding{.p = 0.2}}, 0.005).front(), none);
}

}  // namespace
}  // namespace acta::warning
