#include "warning/surges.h"

#include <gtest/gtest.h>

#include <limits>

namespace acta::warning {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// A forecast of one month ahead, with a spread of 100 around `middle`.
IssuedForecast forecast_of(std::size_t origin, double middle, std::optional<double> actual) {
  IssuedForecast issued;
  issued.origin = origin;
  issued.outlook = Predictive::normal(middle, 100);
  issued.actual = actual;
  return issued;
}

TEST(Surges, AMonthIsASurgeFromThreeTenthsAboveTheThreeMonthsBeforeTheForecast) {
  const TrackedSeries series{{900, 1000, 1100, 1300, 1299}, {}};
  TrackRecord record;
  record.past = {forecast_of(2, 1400, 1300), forecast_of(3, 1000, 1299)};
  const SurgeRecord surges = surge_record(series, record);
  ASSERT_EQ(surges.judged.size(), 2U);
  EXPECT_DOUBLE_EQ(surges.judged[0].threshold, 1300);
  EXPECT_TRUE(surges.judged[0].came());
  EXPECT_TRUE(surges.judged[0].announced());
  EXPECT_FALSE(surges.judged[1].came());
}

TEST(Surges, HitsMissesAndFalseAlarmsAreCountedApart) {
  const TrackedSeries series{{1000, 1000, 1000, 2000, 1000, 1000, 1000, 2000}, {}};
  TrackRecord record;
  record.past = {forecast_of(2, 2000, 2000), forecast_of(5, 3000, 1000),
                 forecast_of(6, 1000, 2000)};
  const SurgeRecord surges = surge_record(series, record);
  EXPECT_EQ(surges.hits, 1U);
  EXPECT_EQ(surges.false_alarms, 1U);
  EXPECT_EQ(surges.misses, 1U);
}

TEST(Surges, AFewPersonsMoreAreNone) {
  const TrackedSeries series{{10, 10, 10, 199}, {}};
  TrackRecord record;
  record.past = {forecast_of(2, 10, 199)};
  EXPECT_FALSE(surge_record(series, record).judged.at(0).came());
}

TEST(Surges, WhereAMonthIsNotKnownOrCountedOtherwiseNothingIsJudged) {
  TrackRecord record;
  record.past = {forecast_of(2, 1000, 2000)};
  EXPECT_TRUE(surge_record({{1000, unknown, 1000, 2000}, {}}, record).judged.empty());
  EXPECT_TRUE(surge_record({{100, 1000, 1000, 2000}, {1}}, record).judged.empty());
  record.past = {forecast_of(2, 1000, {})};  // a break before the month itself: it has no score
  EXPECT_TRUE(surge_record({{1000, 1000, 1000, 2000}, {3}}, record).judged.empty());
}

}  // namespace
}  // namespace acta::warning
