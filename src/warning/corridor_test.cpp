#include "warning/corridor.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/corridor_backtest.h"
#include "warning/scores.h"
#include "warning/testing_routes.h"

namespace acta::warning {
namespace {

// Ten nationalities that arrive here a month after they passed upstream.
std::vector<CorridorSeries> following(std::size_t months) {
  std::vector<CorridorSeries> leg(10);
  for (std::size_t s = 0; s < leg.size(); ++s)
    for (std::size_t t = 0; t < months; ++t) {
      const auto flow = [&](double at) {
        return std::round(800 *
                          std::exp(0.9 * std::sin(at * (0.9 + 0.13 * static_cast<double>(s))) +
                                   0.5 * std::cos(at * at * 0.37)));
      };
      leg[s].upstream.push_back(flow(static_cast<double>(t)));
      leg[s].here.push_back(flow(static_cast<double>(t) - 1));
    }
  return leg;
}

TEST(Corridor, LearnsThatOneCountryFollowsAnotherAndSaysSo) {
  const auto leg = following(48);
  CorridorOptions options;
  options.edge = false;
  const auto model = fit_corridor(leg, 45, options);
  ASSERT_TRUE(model);
  double error = 0, naive = 0;
  for (const CorridorSeries& series : leg) {
    const CorridorForecast forecast = corridor_forecast(*model, *corridor_row(series, 46, options));
    const double change =
        std::log(series.here[47] + corridor_offset) - std::log(series.here[46] + corridor_offset);
    error += std::abs(change - forecast.change);
    naive += std::abs(change);
    const double sum = std::accumulate(forecast.contributions.begin(), forecast.contributions.end(),
                                       model->intercept);
    EXPECT_NEAR(sum, forecast.change, 1e-12);
  }
  EXPECT_LT(error, 0.6 * naive);
  for (std::size_t i = 0; i < corridor_inputs; ++i) {
    if (corridor_input(i).starts_with("own")) continue;
    EXPECT_GE(model->coefficients[i], 0);
  }
}

TEST(Corridor, KnowsNothingOfWhatCameAfter) {
  auto leg = following(48);
  const CorridorOptions options;
  const auto before = fit_corridor(leg, 40, options);
  for (CorridorSeries& series : leg)
    for (std::size_t t = 41; t < 48; ++t) series.here[t] = 1e6;
  for (CorridorSeries& series : leg)
    for (std::size_t t = 42; t < 48; ++t) series.upstream[t] = 1e6;
  const auto after = fit_corridor(leg, 40, options);
  EXPECT_EQ(before->coefficients, after->coefficients);
}

TEST(Corridor, LeavesOutASeriesWhoseUpstreamIsNotKnown) {
  auto leg = following(40);
  leg[0].upstream[38] = std::nan("");
  EXPECT_FALSE(corridor_row(leg[0], 37, {}));
  EXPECT_TRUE(corridor_row(leg[1], 37, {}));
  EXPECT_FALSE(fit_corridor(leg, 15, {}));  // too little to learn from
}

TEST(Corridor, ComparesNothingAcrossABreak) {
  auto leg = following(60);
  const std::size_t broken = 40;
  const auto before = fit_corridor(leg, 55, {});
  for (CorridorSeries& series : leg)
    for (std::size_t t = broken; t < 60; ++t) series.upstream[t] *= 30;
  const auto misled = fit_corridor(leg, 55, {});
  EXPECT_NE(before->coefficients, misled->coefficients);
  for (CorridorSeries& series : leg) series.breaks = {broken};
  EXPECT_TRUE(corridor_row(leg[0], broken - 2, {}));
  EXPECT_FALSE(corridor_row(leg[0], broken - 1, {})) << "upstream is known one month further";
  EXPECT_FALSE(corridor_row(leg[0], broken + 11, {}));
  EXPECT_TRUE(corridor_row(leg[0], broken + 12, {}));
  // What is on either side of it is as it would be without it.
  const auto split = fit_corridor(leg, 55, {});
  for (CorridorSeries& series : leg)
    for (std::size_t t = broken; t < 60; ++t) series.upstream[t] *= 2;
  const auto again = fit_corridor(leg, 55, {});
  for (std::size_t i = 0; i < corridor_inputs; ++i)
    EXPECT_NEAR(split->coefficients[i], again->coefficients[i], 0.02) << i;
}

TEST(Corridor, IssuesTheSameBitsAgain) {
  const auto leg = following(40);
  const auto once = backtest_corridor(leg, {}), again = backtest_corridor(leg, {});
  ASSERT_EQ(once.size(), again.size());
  ASSERT_GT(once.size(), 100u);
  for (std::size_t i = 0; i < once.size(); ++i)
    EXPECT_EQ(once[i].issued.quantiles(), again[i].issued.quantiles());
}

RC_GTEST_PROP(Corridor, HasQuantilesThatNeverFallAndNoNaNWhateverIsCounted, ()) {
  auto leg = following(40);
  for (CorridorSeries& series : leg)
    for (auto* counts : {&series.here, &series.upstream}) {
      switch (*rc::gen::inRange(0, 5)) {
        case 0: break;
        case 1: std::fill(counts->begin(), counts->end(), *rc::gen::element(0.0, 5.0, 1e9)); break;
        case 2: (*counts)[*rc::gen::inRange(0, 40)] = 1e9; break;
        case 3: (*counts)[*rc::gen::inRange(0, 40)] = std::nan(""); break;
        case 4: counts->resize(*rc::gen::element<std::size_t>(1, 13, 30)); break;
      }
    }
  BacktestOptions options;
  options.adaptive_step = *rc::gen::element(0.0, 0.006);
  options.drift = *rc::gen::element(0.0, 0.05);
  options.corridor.ahead = *rc::gen::element<std::size_t>(1, 3);
  for (const BacktestForecast& each : backtest_corridor(leg, options)) {
    RC_ASSERT(std::isfinite(each.point));
    for (const Predictive* said : {&each.issued, &each.naive}) {
      const auto& quantiles = said->quantiles();
      RC_ASSERT(std::is_sorted(quantiles.begin(), quantiles.end()));
      RC_ASSERT(quantiles.front() >= 0 && std::isfinite(quantiles.back()));
    }
  }
}

TEST(Corridor, DoesNotDependOnTheOrderOfTheSeries) {
  const auto leg = following(36);
  const std::vector<CorridorSeries> backwards(leg.rbegin(), leg.rend());
  const auto model = fit_corridor(leg, 33, {}), other = fit_corridor(backwards, 33, {});
  ASSERT_TRUE(model && other);
  for (std::size_t i = 0; i < corridor_inputs; ++i)
    EXPECT_NEAR(model->coefficients[i], other->coefficients[i], 1e-9) << corridor_input(i);
}

// bench/warning_forecast prints all figures; here that upstream's fresh month is worth its place.
TEST(Corridor, BeatsNoChangeOnTheRouteToTheUnitedStates) {
  ACTA_NEEDS_GOLDEN_CASES();
  double ours = 0, naive = 0, absolute = 0, naive_absolute = 0;
  std::size_t forecasts = 0;
  for (const testing::Leg& leg : testing::route())
    for (const BacktestForecast& each : backtest_corridor(leg.series, {})) {
      if (each.now < 35) continue;  // a year to fill the pool of errors
      ours += wis(each.issued, each.actual);
      naive += wis(each.naive, each.actual);
      absolute += std::abs(each.point - each.actual);
      naive_absolute += std::abs(each.naive_point - each.actual);
      ++forecasts;
    }
  EXPECT_EQ(forecasts, 46u * 28);
  EXPECT_LE(ours / naive, 0.86);
  EXPECT_LE(absolute / naive_absolute, 0.91);
}

}  // namespace
}  // namespace acta::warning
