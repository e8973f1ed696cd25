#include "base/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta {
namespace {

std::string utc(std::string_view text) { return format_instant(parse_instant(text).value()); }

TEST(Instant, ReadsRfc3339) {
  EXPECT_EQ(utc("2024-09-25T15:04Z"), "2024-09-25T15:04:00.000000Z");
  EXPECT_EQ(utc("2024-09-25T10:04:05.5-05:00"), "2024-09-25T15:04:05.500000Z");
  EXPECT_EQ(utc("1985-04-12T23:20:50.52Z"), "1985-04-12T23:20:50.520000Z");  // RFC 3339 §5.8
  EXPECT_EQ(utc("1996-12-19T16:39:57-08:00"), "1996-12-20T00:39:57.000000Z");
  EXPECT_EQ(utc("1937-01-01T12:00:27.87+00:20"), "1937-01-01T11:40:27.870000Z");
  EXPECT_EQ(utc("0000-01-01T00:00:00.000001Z"), "0000-01-01T00:00:00.000001Z");
  EXPECT_EQ(parse_instant("1970-01-01T00:00Z").value().microseconds, 0);
  EXPECT_EQ(parse_instant("1970-01-01T00:00:01-00:00").value().microseconds, 1'000'000);
}

TEST(Instant, ADayAloneIsItsLastMicrosecond) {
  EXPECT_EQ(utc("2024-09-25"), "2024-09-25T23:59:59.999999Z");
  EXPECT_LT(parse_instant("2024-09-25").value(), parse_instant("2024-09-26T00:00Z").value());
}

TEST(Instant, RefusesWhatNamesNoInstant) {
  for (const char* text :
       {"2024-09-25T15:04", "2024-09-25 15:04Z", "2024-09-25T24:00Z", "2024-09-25T15:60Z",
        "2024-09-25T15:04:60Z", "2024-09-25T15:04:05.Z", "2024-09-25T15:04:05.1234567Z",
        "2024-09-25T15:04:05+0500", "2024-09-25T15:04:05+24:00", "2024-09-25T15Z", "2024-09-25T",
        "2024-09-25T15:04ZZ", "2024-09-25t15:04z", "2024-09-25T15:04:5Z"}) {
    const auto refused = parse_instant(text, "--known");
    ASSERT_FALSE(refused) << text;
    EXPECT_EQ(refused.error().message, "error.instant.not-an-instant") << text;
    EXPECT_EQ(refused.error().value, text);
    EXPECT_EQ(refused.error().place, "--known");
  }
}

TEST(Instant, SaysWhatIsWrongWithItsDay) {
  EXPECT_EQ(parse_instant("2024-13-25T15:04Z").error().message, "error.date.no-such-month");
  EXPECT_EQ(parse_instant("2024-02-30").error().message, "error.date.no-such-day");
  EXPECT_EQ(parse_instant("2024-02-30T15:04Z").error().value, "2024-02-30T15:04Z");
  EXPECT_EQ(parse_instant("soon").error().message, "error.date.not-a-date");
  EXPECT_EQ(parse_instant("2024").error().message, "error.date.not-a-day");
  EXPECT_FALSE(parse_instant(""));
}

TEST(Instant, EveryInstantReadsBack) {
  EXPECT_TRUE(rc::check([] {
    const Instant first = parse_instant("0000-01-01T00:00Z").value();
    const Instant last = parse_instant("9999-12-31").value();
    const Instant instant{*rc::gen::inRange(first.microseconds, last.microseconds)};
    RC_ASSERT(parse_instant(format_instant(instant)).value() == instant);
    RC_ASSERT(format_day(day_of(instant)) == format_instant(instant).substr(0, 10));
  }));
}

TEST(Instant, TextOrderIsTimeOrder) {
  EXPECT_TRUE(rc::check([](std::int32_t a, std::int32_t b) {
    const Instant x{a * 1'000'003LL};
    const Instant y{b * 1'000'003LL};
    RC_ASSERT((x < y) == (format_instant(x) < format_instant(y)));
  }));
}

}  // namespace
}  // namespace acta
