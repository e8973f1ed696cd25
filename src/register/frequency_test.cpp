#include "register/frequency.h"

#include <gtest/gtest.h>

namespace acta::record {
namespace {

TEST(Frequency, WeeksAreThoseOfIso8601) {
  const auto week_of = [](Day day) {
    return period_text(Frequency::week, period_number(Frequency::week, day));
  };
  EXPECT_EQ(week_of(make_day(2023, 8, 27)), "2023-W34");  // a Sunday
  EXPECT_EQ(week_of(make_day(2023, 8, 28)), "2023-W35");
  EXPECT_EQ(week_of(make_day(2021, 1, 3)), "2020-W53");
  EXPECT_EQ(week_of(make_day(2024, 12, 30)), "2025-W01");
  EXPECT_EQ(week_of(make_day(1969, 12, 31)), "1970-W01");
}

TEST(Frequency, EveryPeriodIsReadAgainAsItIsWritten) {
  for (const Frequency frequency :
       {Frequency::day, Frequency::week, Frequency::month, Frequency::year}) {
    const std::int64_t first = period_number(frequency, make_day(1896, 2, 28));
    const std::int64_t last = period_number(frequency, make_day(2104, 3, 1));
    for (std::int64_t period = first; period <= last; ++period) {
      const Day begins = first_day(frequency, period);
      ASSERT_EQ(period_number(frequency, begins), period);
      ASSERT_EQ(period_number(frequency, last_day(frequency, period)), period);
      ASSERT_EQ(parse_period(frequency, period_text(frequency, period)), begins)
          << period_text(frequency, period);
      ASSERT_EQ(parse_period(frequency, format_day(begins)), begins);
    }
  }
}

TEST(Frequency, WhatIsNoSuchPeriodIsNone) {
  for (const char* const text :
       {"2023-13", "2023-00", "2023-8", "2023-08-02", "23-08", "", "2023-O8"})
    EXPECT_FALSE(parse_period(Frequency::month, text)) << text;
  for (const char* const text : {"2021-W53", "2023-W00", "2023-08-27", "2023W35", "2023-W5"})
    EXPECT_FALSE(parse_period(Frequency::week, text)) << text;
  for (const char* const text : {"2023-02-29", "2023-06-31", "2023-06", "27/08/2023"})
    EXPECT_FALSE(parse_period(Frequency::day, text)) << text;
  EXPECT_TRUE(parse_period(Frequency::week, "2020-W53"));
}

}  // namespace
}  // namespace acta::record
