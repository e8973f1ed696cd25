#include "warning/track_record.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// A flow that wanders: each month the one before, up to a fifth more or less.
TrackedSeries wandering(std::size_t months, std::uint32_t seed = 7) {
  TrackedSeries series;
  double value = 5000;
  for (std::size_t i = 0; i < months; ++i) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    value *= 0.8 + 0.4 * (seed >> 8U) / double(1U << 24U);
    series.values.push_back(std::round(value));
  }
  return series;
}

TEST(TrackRecord, WhatWasSaidDoesNotDependOnWhatCameAfter) {
  const TrackedSeries whole[] = {wandering(60), wandering(60, 11)};
  TrackedSeries cut[] = {whole[0], whole[1]};
  for (TrackedSeries& series : cut) series.values.resize(48);
  const auto now = track_records(whole), then = track_records(cut);
  ASSERT_TRUE(then[0].enough);
  ASSERT_EQ(then[0].next.size(), 6U);
  for (std::size_t h = 0; h < 6; ++h) {
    const IssuedForecast& next = then[0].next[h];
    const IssuedForecast& past = now[0].past[then[0].past.size() + h];
    ASSERT_EQ(past.origin, next.origin);
    ASSERT_EQ(past.ahead, next.ahead);
    EXPECT_EQ(past.outlook.quantiles(), next.outlook.quantiles());
    EXPECT_FALSE(next.actual);
    EXPECT_EQ(past.actual, whole[0].values[past.target()]);
  }
}

TEST(TrackRecord, ItsIntervalsHoldWhatTheyPromiseOnAFlowThatWanders) {
  std::vector<TrackedSeries> series;
  for (std::uint32_t seed = 1; seed < 9; ++seed) series.push_back(wandering(100, seed * 977));
  std::size_t within = 0, all = 0;
  for (const TrackRecord& record : track_records(series)) {
    within += record.skill[0].within_80;
    all += record.skill[0].forecasts;
  }
  ASSERT_EQ(all, 8U * 76U);
  EXPECT_NEAR(double(within) / double(all), 0.8, 0.06);
}

TEST(TrackRecord, FewerThanTwentyFourKnownMonthsAreAnInsufficientHistory) {
  TrackedSeries series = wandering(24);
  series.values[5] = unknown;
  const TrackedSeries few[] = {series};
  const TrackRecord record = track_records(few)[0];
  EXPECT_FALSE(record.enough);
  EXPECT_TRUE(record.next.empty());
  EXPECT_EQ(newest_count(series, record).standing, Standing::insufficient);
}

TEST(TrackRecord, ABreakIsNoSurgeAndIsNotScored) {
  TrackedSeries series = wandering(40);
  series.values[39] *= 30;
  const TrackedSeries one[] = {series};
  const TrackRecord surge = track_records(one)[0];
  EXPECT_EQ(newest_count(series, surge).standing, Standing::high);

  series.breaks = {39};
  const TrackedSeries other[] = {series};
  const TrackRecord broken = track_records(other)[0];
  EXPECT_EQ(newest_count(series, broken).standing, Standing::broken);
  EXPECT_EQ(broken.skill[0].forecasts + 1, surge.skill[0].forecasts);
}

TEST(TrackRecord, AMonthThatNobodyReportedIsNeitherForecastFromNorScored) {
  TrackedSeries series = wandering(40);
  series.values[38] = unknown;
  const TrackedSeries one[] = {series};
  const TrackRecord record = track_records(one)[0];
  for (const IssuedForecast& issued : record.past) {
    EXPECT_NE(issued.origin, 38U);
    EXPECT_EQ(issued.actual.has_value(), issued.target() != 38 && issued.target() < 40);
  }
  EXPECT_EQ(newest_count(series, record).standing, Standing::unforecast);
}

}  // namespace
}  // namespace acta::warning
