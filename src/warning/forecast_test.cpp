#include "warning/forecast.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/testing_competition.h"

namespace acta::warning {
namespace {

using testing::peer;
using testing::PeerForecast;

constexpr Method all_methods[] = {Method::naive, Method::seasonal_naive, Method::naive2,
                                  Method::theta, Method::dynamic_theta,  Method::ets,
                                  Method::mean};

Outlook outlook(std::span<const double> y, std::size_t period, Method method, std::size_t horizon) {
  ForecastScratch scratch;
  Outlook result;
  result.mean.resize(horizon);
  forecast(y, period, method, scratch, result);
  return result;
}

double off(double ours, double theirs) {
  return std::abs(ours - theirs) / std::max(std::abs(theirs), 1e-300);
}

struct Set {
  const char* file;
  const char* kind;
  const char* golden;
  std::size_t period;
};
constexpr Set sets[] = {{"m3_all", "MONTHLY", "m3_monthly", 12},
                        {"tourism_all", "MONTHLY", "tourism_monthly", 12},
                        {"m4_weekly", "WEEKLY", "m4_weekly", 1}};

// The share of the points whose forecast and 95 % limits are within `tolerance` of the peer's.
double share_equal(const Set& set, Method method, const std::string& golden,
                   const std::string& name, double tolerance) {
  const auto histories = testing::histories(set.file, set.kind);
  std::size_t points = 0, equal = 0;
  for (const auto& [id, theirs] : peer(golden, name)) {
    const Outlook ours = outlook(histories.at(id), set.period, method, theirs.mean.size());
    for (std::size_t h = 0; h < theirs.mean.size(); ++h, ++points) {
      bool same = off(ours.mean[h], theirs.mean[h]) <= tolerance;
      if (!theirs.low95.empty()) {
        const double reach = 1.959963984540054 * ours.deviation[h];
        same = same && off(ours.mean[h] - reach, theirs.low95[h]) <= tolerance &&
               off(ours.mean[h] + reach, theirs.high95[h]) <= tolerance;
      }
      equal += same;
    }
  }
  EXPECT_GT(points, 0u);
  return static_cast<double>(equal) / static_cast<double>(points);
}

TEST(Forecast, OfNaiveTwoIsThatOfTheCompetitions) {
  ACTA_NEEDS_GOLDEN_CASES();
  for (const Set& set : sets)
    EXPECT_EQ(share_equal(set, Method::naive2, std::string(set.golden) + "_bench", "naive2", 1e-9),
              1)
        << set.golden;
}

TEST(Forecast, OfSeasonalNaiveAndItsLimitsAreThoseOfR) {
  ACTA_NEEDS_GOLDEN_CASES();
  for (const Set& set : sets)
    EXPECT_EQ(share_equal(set, Method::seasonal_naive, std::string(set.golden) + "_snaive",
                          "snaive", 1e-8),
              1)
        << set.golden;
}

TEST(Forecast, WithinAConstantSeriesIsTheConstant) {
  for (const double constant : {0.0, 1.0, 1e9})
    for (const Method method : all_methods)
      for (const double value : outlook(std::vector<double>(40, constant), 12, method, 18).mean)
        EXPECT_NEAR(value, constant, 1e-9 * constant) << name_of(method);
}

TEST(Forecast, BeginsEarlierWhereTheLastValuesAreNotKnown) {
  std::vector<double> y;
  for (int t = 0; t < 60; ++t) y.push_back(100 + 3 * t + 20 * (t % 12));
  for (const Method method : all_methods) {
    const Outlook early = outlook(y, 12, method, 6);
    std::vector<double> late = y;
    late.insert(late.end(), 2, std::nan(""));
    const Outlook shifted = outlook(late, 12, method, 4);
    for (std::size_t h = 0; h < 4; ++h) EXPECT_EQ(shifted.mean[h], early.mean[h + 2]);
  }
}

TEST(Forecast, OfAStraightLineGoesOnWithDynamicThetaAndEts) {
  std::vector<double> y;
  for (int t = 0; t < 60; ++t) y.push_back(1000 + 10 * t);
  for (const Method method : {Method::dynamic_theta, Method::mean}) {
    const Outlook ahead = outlook(y, 12, method, 3);
    EXPECT_NEAR(ahead.mean[0], 1600, 15) << name_of(method);
    EXPECT_GT(ahead.mean[2], ahead.mean[0]);
  }
}

TEST(Forecast, KnowsItsMethodsByName) {
  for (const Method method : all_methods) EXPECT_EQ(method_named(name_of(method)), method);
  EXPECT_EQ(method_named("arima"), std::nullopt);
}

rc::Gen<std::vector<double>> counts() {
  return rc::gen::mapcat(rc::gen::inRange(1, 90), [](int n) {
    return rc::gen::container<std::vector<double>>(
        static_cast<std::size_t>(n),
        rc::gen::map(
            rc::gen::weightedElement<int>({{5, 0}, {3, 30}, {3, 3000}, {1, 1'000'000'000}}),
            [](int most) { return static_cast<double>(most); }));
  });
}

RC_GTEST_PROP(Forecast, IsANumberWhateverTheCounts, ()) {
  std::vector<double> y = *counts();
  const bool gap = *rc::gen::arbitrary<bool>() && y.size() > 1;
  if (gap) y[*rc::gen::inRange<std::size_t>(0, y.size() - 1)] = std::nan("");
  const std::size_t period = *rc::gen::element<std::size_t>(1, 4, 12, 24, 52);
  for (const Method method : all_methods) {
    const Outlook ahead = outlook(y, period, method, 14);
    for (std::size_t h = 0; h < 14; ++h) {
      RC_ASSERT(std::isfinite(ahead.mean[h]));
      RC_ASSERT(std::isfinite(ahead.deviation[h]) && ahead.deviation[h] >= 0);
    }
  }
}

RC_GTEST_PROP(Forecast, GivesTheSameBitsAgainAndAfterAnotherSeries, ()) {
  const std::vector<double> y = *counts();
  const std::vector<double> other = *counts();
  for (const Method method : all_methods) {
    ForecastScratch scratch;
    Outlook first, again;
    first.mean.resize(6);
    again.mean.resize(6);
    forecast(y, 12, method, scratch, first);
    forecast(other, 12, method, scratch, again);
    forecast(y, 12, method, scratch, again);
    RC_ASSERT(first.mean == again.mean);
    RC_ASSERT(first.deviation == again.deviation);
  }
}

// In another unit the forecast is the same one.
TEST(Forecast, DoesNotDependOnTheUnit) {
  std::vector<double> y;
  for (int t = 0; t < 72; ++t)
    y.push_back(std::round(500 + 4 * t + 120 * std::sin(t * 0.5236) + 60 * std::cos(t * t * 1.7)));
  for (const double unit : {1000.0, 0.001, 4.0}) {
    std::vector<double> scaled = y;
    for (double& value : scaled) value *= unit;
    for (const Method method : all_methods) {
      const Outlook plain = outlook(y, 12, method, 12);
      const Outlook other = outlook(scaled, 12, method, 12);
      for (std::size_t h = 0; h < 12; ++h) {
        EXPECT_NEAR(other.mean[h] / unit, plain.mean[h], 1e-3 * plain.mean[h]) << name_of(method);
        EXPECT_NEAR(other.deviation[h] / unit, plain.deviation[h], 1e-2 * plain.deviation[h]);
      }
    }
  }
}

}  // namespace
}  // namespace acta::warning
