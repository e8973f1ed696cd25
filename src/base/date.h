#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta {

// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Day {
  std::int32_t number = 0;
  auto operator<=>(const Day&) const = default;
  static constexpr Day earliest() { return {std::numeric_limits<std::int32_t>::min()}; }
  static constexpr Day latest() { return {std::numeric_limits<std::int32_t>::max()}; }
};

Day make_day(std::int64_t year, unsigned month, unsigned day);  // of an existing day, clamped
Result<Day> parse_day(std::string_view text, std::string_view place = {});  // "2022-10-06" only
std::string format_day(Day day);                                            // "2022-10-06"

// A date as somebody wrote it: never more precise than the words. EDTF levels 0 and 1
// (ISO 8601-2:2019): 2022, 2022-10, 2022-10-06, 2022-10-06T15:04:05Z, 2001-21 (a season),
// 198X, 2004-XX, 1985-04-XX, Y17000, -0333, and the qualifiers ? ~ %.
//
// `first` and `last` are the days that it may mean, both included: "2022" is
// 2022-01-01 … 2022-12-31. Years beyond what Day can number are clamped to its ends.
//
// EDTF ties seasons to no hemisphere and the region lies in both, so a season may be any day
// of its year; summer (22) and winter (24), which cross New Year, until 31 March after it.
struct Date {
  enum class Precision : std::uint8_t { day, month, season, year, decade, century, instant };

  Day first;
  Day last;
  Precision precision = Precision::day;
  bool uncertain = false;    // "?": the source may be wrong
  bool approximate = false;  // "~": near it; "%" is both
  std::uint8_t season = 0;   // 21 … 24, where the precision is season

  bool operator==(const Date&) const = default;
};

// "2022-13", "30/02/2023", "10/06/22" and "soon" are refused, each with its own reason.
Result<Date> parse_date(std::string_view text, std::string_view place = {});

// The shortest EDTF that parses back to the same date. An instant's time of day is not kept, so
// it reads back as its day. EDTF has no day in a year of five digits; those read "+17000-01-01".
std::string format_date(const Date& date);

Date exactly(Day day);

}  // namespace acta
