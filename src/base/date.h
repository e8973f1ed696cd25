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

Day make_day(int year, unsigned month, unsigned day);           // of an existing day
Result<Day> parse_day(std::string_view text, std::string_view place = {});  // "2022-10-06" only
std::string format_day(Day day);                                // "2022-10-06"

// A date as somebody wrote it: never more precise than the words. EDTF levels 0 and 1
// (ISO 8601-2:2019): 2022, 2022-10, 2022-10-06, 2022-10-06T15:04:05Z, 2001-21 (a season),
// 198X, 2004-XX, 1985-04-XX, Y17000, -0333, and the qualifiers ? ~ %.
//
// `first` and `last` are the days that it may mean, both included: "2022" is
// 2022-01-01 … 2022-12-31. Years beyond what Day can number are clamped to its ends.
struct Date {
  enum class Precision : std::uint8_t { day, month, season, year, decade, century, instant };

  Day first;
  Day last;
  Precision precision = Precision::day;
  bool uncertain = false;    // "?": the source may be wrong
  bool approximate = false;  // "~": near it

  bool operator==(const Date&) const = default;
};

// "10/06/22" and "30/02/2023" are refused, each with its own reason (features.md V2).
Result<Date> parse_date(std::string_view text, std::string_view place = {});

// The shortest EDTF that parses back to the same date. An instant's time of day is not kept.
std::string format_date(const Date& date);

Date exactly(Day day);

}  // namespace acta
