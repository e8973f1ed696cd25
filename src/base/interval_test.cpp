#include "base/interval.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }
Date date(std::string_view text) { return parse_date(text).value(); }
Bound on(std::string_view text) { return Bound::at(date(text)); }
Interval make(Bound start, Bound end) { return make_interval(start, end).value(); }
Interval edtf(std::string_view text) { return parse_interval(text).value(); }
std::string message(std::string_view text) { return parse_interval(text, "valid").error().message; }

Bound not_before(Day earliest) {
  Bound bound = Bound::unknown();
  bound.earliest = earliest;
  return bound;
}

Bound any_bound() {
  const Day a{*rc::gen::inRange(-20, 20)};
  const Day b{a.number + *rc::gen::inRange(0, 8)};
  return *rc::gen::element(Bound::unknown(), Bound::open(), not_before(a), Bound::between(a, a),
                           Bound::between(a, b), Bound::between(Day::earliest(), b));
}

Interval any_interval() {
  const auto made = make_interval(any_bound(), any_bound());
  RC_PRE(made.has_value());
  return *made;
}

// Guyana joined after the summit of June and by the meeting of September.
TEST(Interval, GuyanaIsPossibleBetweenItsBoundsAndCertainFromTheLatestOn) {
  const Interval guyana =
      make(Bound::between(day("2022-06-11"), day("2022-09-26")), Bound::unknown());
  EXPECT_EQ(guyana.holds_on(day("2022-06-10")), Certainty::no);
  EXPECT_EQ(guyana.holds_on(day("2022-06-11")), Certainty::possible);
  EXPECT_EQ(guyana.holds_on(day("2022-09-25")), Certainty::possible);
  EXPECT_EQ(guyana.holds_on(day("2022-09-26")), Certainty::certain);
  EXPECT_EQ(guyana.holds_on(Day::latest()), Certainty::certain);
}

TEST(Interval, TheEndIsTheFirstDayOnWhichItNoLongerHolds) {
  const Interval held = make(on("2022-06-10"), on("2023-06-10"));
  EXPECT_EQ(held.holds_on(day("2022-06-09")), Certainty::no);
  EXPECT_EQ(held.holds_on(day("2022-06-10")), Certainty::certain);
  EXPECT_EQ(held.holds_on(day("2023-06-09")), Certainty::certain);
  EXPECT_EQ(held.holds_on(day("2023-06-10")), Certainty::no);
}

TEST(Interval, AnUncertainEndIsPossibleBetweenItsBounds) {
  const Interval left =
      make(on("2022-06-10"), Bound::between(day("2023-01-01"), day("2023-02-01")));
  EXPECT_EQ(left.holds_on(day("2022-12-31")), Certainty::certain);
  EXPECT_EQ(left.holds_on(day("2023-01-01")), Certainty::possible);
  EXPECT_EQ(left.holds_on(day("2023-01-31")), Certainty::possible);
  EXPECT_EQ(left.holds_on(day("2023-02-01")), Certainty::no);
}

TEST(Interval, WhatNobodyDatedHoldsOnEveryDay) {
  for (const Day any : {Day::earliest(), day("2023-07-01"), Day::latest()}) {
    EXPECT_EQ(undated().holds_on(any), Certainty::certain);
    EXPECT_EQ(make(Bound::open(), Bound::open()).holds_on(any), Certainty::certain);
  }
  const Interval ended = make(Bound::unknown(), on("2023-11-19"));
  EXPECT_EQ(ended.holds_on(day("2023-11-18")), Certainty::certain);
  EXPECT_EQ(ended.holds_on(day("2023-11-19")), Certainty::no);
}

TEST(Interval, AnUnknownStartIsNotBeforeItsEarliestDay) {
  const Interval since = make(not_before(day("2019-12-01")), Bound::unknown());
  EXPECT_EQ(since.holds_on(day("2019-11-30")), Certainty::no);
  EXPECT_EQ(since.holds_on(day("2019-12-01")), Certainty::certain);
  const Interval until = make(Bound::unknown(), not_before(day("2019-12-01")));
  EXPECT_EQ(until.holds_on(day("2030-01-01")), Certainty::certain);
}

TEST(Interval, AStartByADayIsPossibleBeforeIt) {
  const Interval by = make(Bound::between(Day::earliest(), day("2018-05-09")), Bound::unknown());
  EXPECT_EQ(by.holds_on(day("2018-05-08")), Certainty::possible);
  EXPECT_EQ(by.holds_on(day("2018-05-09")), Certainty::certain);
}

TEST(Interval, AYearIsCertainOnlyAtItsEnd) {
  const Interval since = make(on("2012"), Bound::open());
  EXPECT_EQ(since.holds_on(day("2011-12-31")), Certainty::no);
  EXPECT_EQ(since.holds_on(day("2012-01-01")), Certainty::possible);
  EXPECT_EQ(since.holds_on(day("2012-12-31")), Certainty::certain);
}

// All pairs of days that the bounds allow, tried one by one; beyond 100 days there is nothing.
Certainty by_enumeration(const Interval& interval, Day asked) {
  constexpr int beyond = 100;
  const auto [start, end] = interval;
  const int start_low = std::max(start.earliest.number, -beyond);
  const int start_high = start.kind == Bound::Kind::dated ? start.latest.number : start_low;
  const int end_high = std::min(end.latest.number, beyond);
  const int end_low =
      end.kind == Bound::Kind::dated ? std::max(end.earliest.number, -beyond) : end_high;
  int worlds = 0;
  int holds = 0;
  for (int from = start_low; from <= start_high; ++from)
    for (int to = end_low; to <= end_high; ++to) {
      ++worlds;
      if (from <= asked.number && asked.number < to) ++holds;
    }
  return holds == 0 ? Certainty::no : holds == worlds ? Certainty::certain : Certainty::possible;
}

TEST(Interval, IsCertainWhereEveryPairOfDaysSaysSo) {
  EXPECT_TRUE(rc::check([] {
    const Interval interval = any_interval();
    const Day asked{*rc::gen::inRange(-30, 40)};
    RC_ASSERT(interval.holds_on(asked) == by_enumeration(interval, asked));
  }));
}

TEST(MayMeet, IsWhetherThereIsADayOnWhichBothMayHold) {
  EXPECT_TRUE(rc::check([] {
    const Interval a = any_interval();
    const Interval b = any_interval();
    bool meet = false;
    for (std::int32_t number = -50; number < 50; ++number)
      meet =
          meet || (a.holds_on({number}) != Certainty::no && b.holds_on({number}) != Certainty::no);
    RC_ASSERT(may_meet(a, b) == meet);
    RC_ASSERT(may_meet(b, a) == meet);
  }));
}

TEST(MayMeet, IntervalsThatOnlyTouchDoNot) {
  EXPECT_FALSE(
      may_meet(make(on("2022-01-01"), on("2023-01-01")), make(on("2023-01-01"), Bound::open())));
  EXPECT_TRUE(may_meet(undated(), undated()));
  EXPECT_TRUE(may_meet(make(Bound::at(exactly(Day::latest())), Bound::open()), undated()));
}

TEST(MakeInterval, RefusesWhatCertainlyHasNoDay) {
  const auto refused = [](Bound start, Bound end) {
    return make_interval(start, end, "valid").error();
  };
  EXPECT_EQ(refused(on("2023-01-01"), on("2023-01-01")).message, "error.interval.empty");
  EXPECT_EQ(refused(on("2023-01-02"), on("2023-01-01")).message, "error.interval.reversed");
  EXPECT_EQ(refused(on("2024"), on("2023")).message, "error.interval.reversed");
  EXPECT_EQ(refused(on("2024"), on("2023")).value, "2024/2023");
  EXPECT_EQ(refused(on("2024"), on("2023")).place, "valid");
  EXPECT_EQ(refused(Bound::between({5}, {4}), Bound::open()).message,
            "error.interval.bound-reversed");
}

TEST(MakeInterval, TakesWhatMayHaveADay) {
  EXPECT_TRUE(make_interval(on("2023-06-01"), on("2023")));
  EXPECT_TRUE(make_interval(on("2023"), on("2023")));
  EXPECT_TRUE(make_interval(on("2023"), Bound::unknown()));
  EXPECT_TRUE(make_interval(Bound::open(), on("-9999")));
  EXPECT_FALSE(make_interval(not_before(day("2019-12-01")), on("2019-11-30")));
}

TEST(AfterLastDay, IsTheDayAfterAsPreciseAsTheWords) {
  EXPECT_EQ(after_last_day(date("2024-12-31")).latest, day("2025-01-01"));
  const Bound end = after_last_day(date("2024-12"));
  EXPECT_EQ(end.earliest, day("2024-12-02"));
  EXPECT_EQ(end.latest, day("2025-01-01"));
  EXPECT_EQ(end.precision, Date::Precision::month);
  EXPECT_EQ(after_last_day(exactly(Day::latest())).latest, Day::latest());
}

TEST(ParseInterval, TheSecondDateIsTheLastDay) {
  EXPECT_EQ(edtf("2022-06-10/2022-06-10").end.latest, day("2022-06-11"));
  EXPECT_EQ(edtf("2022-06-10/2024-12").end, after_last_day(date("2024-12")));
  EXPECT_EQ(edtf("1985/.."), make(on("1985"), Bound::open()));
  EXPECT_EQ(edtf("/1985-04"), make(Bound::unknown(), after_last_day(date("1985-04"))));
  EXPECT_EQ(edtf("2004-06/"), make(on("2004-06"), Bound::unknown()));
  EXPECT_EQ(edtf("/"), undated());
}

TEST(ParseInterval, EachRefusalHasItsOwnReason) {
  for (const char* text : {"2022", "", "2022/2023/2024", "2022//2023", "198X/1999",
                           "2004-06-XX/2005", "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z"})
    EXPECT_EQ(message(text), "error.interval.not-an-interval") << text;
  EXPECT_EQ(message("2024/2023"), "error.interval.reversed");
  EXPECT_EQ(message("2022-06-10/2022-06-09"), "error.interval.reversed");
  EXPECT_EQ(message("2012-24/2012-21"), "error.interval.reversed");
  EXPECT_EQ(message("2022-13/2023"), "error.date.no-such-month");
  EXPECT_EQ(message("soon/2023"), "error.date.not-a-date");
  EXPECT_EQ(parse_interval("2022-13/2023", "valid").error().value, "2022-13/2023");
  EXPECT_EQ(parse_interval("2024/2023", "valid").error().value, "2024/2023");
}

TEST(FormatBound, GivesTheWordsOfTheSource) {
  EXPECT_EQ(format_bound(on("2022-06-10")), "2022-06-10");
  EXPECT_EQ(format_bound(on("2012~")), "2012~");
  EXPECT_EQ(format_bound(on("2001-23?")), "2001-23?");
  EXPECT_EQ(format_bound(Bound::between(day("2023-03-01"), day("2024-05-06"))),
            "2023-03-01..2024-05-06");
  EXPECT_EQ(format_bound(Bound::between(day("2022-06-01"), day("2022-06-30"))),
            "2022-06-01..2022-06-30");
  EXPECT_EQ(format_bound(Bound::between(Day::earliest(), day("2018-05-09"))), "..2018-05-09");
  EXPECT_EQ(format_bound(not_before(day("2019-12-01"))), "2019-12-01..");
  EXPECT_EQ(format_bound(Bound::open()), "..");
  EXPECT_EQ(format_bound(Bound::unknown()), "");
  EXPECT_EQ(format_bound(after_last_day(date("2024-12"))), "2024-12");
  EXPECT_EQ(format_bound(after_last_day(date("2024-02-29"))), "2024-02-29");
  EXPECT_EQ(format_bound(on("2022-06-10T10:00:00Z")), "2022-06-10");
}

TEST(ReadBound, ReadsBackEveryBound) {
  for (const char* text :
       {"", "..", "2022-06-10", "2022", "2022-10~", "2001-21", "2001-22?", "2001-24", "198X",
        "19XX%", "-0333", "Y17000", "Y170000002", "Y-170000002", "Y5881580",
        "2023-03-01..2024-05-06", "-0333-01-01..0001-01-01"})
    for (const bool last_day : {false, true}) {
      const Bound bound = read_bound(text, last_day).value();
      EXPECT_EQ(read_bound(format_bound(bound), last_day).value(), bound) << text;
    }
}

TEST(ReadBound, AnyRangeReadsBack) {
  EXPECT_TRUE(rc::check([](bool last_day) {
    const Bound bound = any_bound();
    const Bound read = read_bound(format_bound(bound), last_day).value();
    RC_ASSERT(format_bound(read) == format_bound(bound));
    if (!last_day) RC_ASSERT(read == bound);
    if (last_day && bound.earliest != Day::earliest())
      RC_ASSERT(read.earliest.number == bound.earliest.number + 1);
  }));
}

TEST(ReadBound, RefusesWhatIsNoRangeOfDays) {
  const auto refused = [](std::string_view text) { return read_bound(text, false, "to").error(); };
  EXPECT_EQ(refused("2022..2023").message, "error.date.not-a-day");
  EXPECT_EQ(refused("2022-01-01?..2023-01-01").message, "error.date.not-a-day");
  EXPECT_EQ(refused("2024-01-01..2023-01-01").message, "error.interval.bound-reversed");
  EXPECT_EQ(refused("2022-01-01..soon").message, "error.date.not-a-date");
  EXPECT_EQ(refused("soon").message, "error.date.not-a-date");
  EXPECT_EQ(refused("soon").place, "to");
}

}  // namespace
}  // namespace acta
