#include "warning/predictive.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/conformal.h"

namespace acta::warning {
namespace {

TEST(Predictive, OfANormalReadsAsTheNormal) {
  const Predictive normal = Predictive::normal(100, 10);
  EXPECT_NEAR(normal.interval(0.95).low, 100 - 19.59963984540054, 1e-9);
  EXPECT_NEAR(normal.interval(0.8).high, 100 + 12.815515655446004, 1e-9);
  EXPECT_NEAR(normal.quantile(0.999), 100 + 30.902323061678, 1e-6);
  EXPECT_NEAR(normal.above(130), 0.00135, 1e-5);
  EXPECT_NEAR(normal.above(100), 0.5, 1e-12);
  EXPECT_NEAR(normal.p_value(100), 0.5, 1e-3);
}

TEST(Predictive, OfACertainCountHasNoSurpriseInIt) {
  const Predictive certain = Predictive::normal(7, 0);
  EXPECT_EQ(certain.below(6.9), 0);
  EXPECT_EQ(certain.below(7), 1);
  EXPECT_EQ(certain.p_value(7), 0.5);
  EXPECT_EQ(certain.p_value(8), 0);
}

RC_GTEST_PROP(Predictive, NeverFalls, ()) {
  std::array<double, Predictive::size> any;
  for (double& value : any) value = *rc::gen::inRange(-1000, 1000);
  Predictive predictive(any);
  predictive.not_below(0);
  const auto& q = predictive.quantiles();
  RC_ASSERT(std::is_sorted(q.begin(), q.end()));
  RC_ASSERT(q.front() >= 0);
  double last = -1;
  for (double value = -5; value < 1005; value += 5) {
    const double below = predictive.below(value);
    RC_ASSERT(below >= last && below >= 0 && below <= 1);
    last = below;
  }
}

TEST(Conformal, StretchesWhatWasStatedTooNarrow) {
  ConformalPool pool;
  pool.trust = 1;
  for (int i = -500; i <= 500; ++i) pool.add(i / 100.0);  // even from -5 to 5
  pool.close();
  EXPECT_NEAR(pool.score(0.5), 0, 1e-9);
  EXPECT_NEAR(pool.score(0.9), 4, 0.06);
  EXPECT_NEAR(pool.around(100, 2).interval(0.8).high, 108, 0.15);
}

TEST(Conformal, OfAnEmptyPoolIsWhatWasStated) {
  const ConformalPool none;
  EXPECT_NEAR(none.around(100, 10).interval(0.95).high, 119.59963984540054, 1e-9);
}

TEST(Conformal, CountsAScoreAsOftenAsItWeighs) {
  ConformalPool weighted, repeated;
  for (const double score : {-1.0, 0.5, 2.0}) {
    weighted.add(score, 5);
    for (int i = 0; i < 5; ++i) repeated.add(score);
  }
  weighted.trust = repeated.trust = 1;
  weighted.close();
  repeated.close();
  EXPECT_NEAR(weighted.score(0.5), 0.5 * 3 / 23, 1e-9);
  EXPECT_NEAR(repeated.score(0.5), 0.5 * 15 / 35, 1e-9);
}

TEST(Conformal, ReachesTheLongRunShareUnderAShift) {
  AdaptiveLevels levels(0.02);
  ConformalPool pool;
  for (int i = -99; i <= 99; ++i) pool.add(i / 50.0);
  pool.close();
  int below = 0;
  constexpr int times = 4000;
  for (int t = 0; t < times; ++t) {
    const Predictive issued = pool.around(0, 1, levels);
    const double value = 0.4 + std::sin(t * 12.9898) * 1.2;  // higher than the pool knows
    below += value < issued.quantiles()[18];
    levels.saw(issued, value);
  }
  EXPECT_NEAR(below / static_cast<double>(times), 0.9, 0.02);
}

TEST(Conformal, FollowsAllSeriesOfAPeriodTogetherBeyondWhatThePoolKnows) {
  AdaptiveLevels levels(0, 0.05);
  ConformalPool pool;
  for (int i = -99; i <= 99; ++i) pool.add(i / 50.0);
  pool.close();
  int below = 0;
  constexpr int periods = 2000, series = 10;
  for (int t = 0; t < periods; ++t) {
    const Predictive issued = pool.around(0, 1, levels);
    for (int s = 0; s < series; ++s) {
      const double value = 5 + std::sin((t * series + s) * 12.9898);  // far above the pool
      below += value < issued.quantiles()[18];
      levels.saw(issued, value);
    }
    levels.end_period();
    levels.end_period();  // in which nothing was seen
  }
  EXPECT_NEAR(below / static_cast<double>(periods * series), 0.9, 0.06);
  EXPECT_EQ(levels.asked(), Predictive::levels());
}

TEST(Predictive, OfEquallyLikelyPartsIsAsWideAsTheyLieApart) {
  const Predictive low = Predictive::normal(100, 10), high = Predictive::normal(200, 10);
  const Predictive same[] = {low, low, low};
  for (std::size_t i = 0; i < Predictive::size; ++i)
    EXPECT_NEAR(mixture(same).quantiles()[i], low.quantiles()[i], 1e-9);
  const Predictive parts[] = {low, high};
  const Predictive both = mixture(parts);
  EXPECT_NEAR(both.quantile(0.25), 100, 1);
  EXPECT_NEAR(both.quantile(0.75), 200, 1);
  EXPECT_NEAR(both.below(150), 0.5, 0.01);
}

TEST(Predictive, ACountThatIsNotCertainSurprisesByAllThatItMayBe) {
  const Predictive said = Predictive::normal(100, 10);
  EXPECT_NEAR(said.p_value(Predictive::normal(130, 1e-6)), said.p_value(130), 1e-6);
  EXPECT_NEAR(said.p_value(said), 0.5, 0.01);
  EXPECT_GT(said.p_value(Predictive::normal(130, 20)), said.p_value(130));
}

}  // namespace
}  // namespace acta::warning
