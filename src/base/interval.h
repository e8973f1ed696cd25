#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace acta {

enum class Certainty : std::uint8_t { no, possible, certain };

// One end of an interval, known only to lie between two days (both included).
struct Bound {
  enum class Kind : std::uint8_t {
    dated,    // somewhere in earliest … latest
    unknown,  // it happened or will happen, nobody said when; EDTF: empty
    open,     // there is none; EDTF: ".."
  };
  Kind kind = Kind::unknown;
  Date::Precision precision = Date::Precision::day;  // how the source wrote it
  bool last_day = false;  // an end that was written as the last day on which it holds ("until")
  Day earliest = Day::earliest();
  Day latest = Day::latest();
  std::uint8_t season = 0;  // these three as in Date
  bool uncertain = false;
  bool approximate = false;

  static Bound at(const Date& date);               // dated, as precise as the date
  static Bound between(Day earliest, Day latest);  // dated, a range of days
  static Bound unknown();
  static Bound open();
  bool operator==(const Bound&) const = default;
};

// When something was true: from the start (included) until the end (the first day on which
// it no longer holds).
//
// An unknown start counts as begun before any day asked (but not before its earliest day, if it
// has one), and an unknown end as not yet reached: no source says otherwise, and the page says that
// the date is not known.
// Between the two days of a dated bound the answer is "possible" (Guyana, 2022-06-11 …
// 2022-09-26); an analysis that counts gives both numbers.
struct Interval {
  Bound start;
  Bound end;

  Certainty holds_on(Day day) const;
  bool operator==(const Interval&) const = default;
};

// Always true as far as anybody said: both ends unknown.
inline Interval undated() { return {}; }

// Whether there is a day on which both may hold.
bool may_meet(const Interval& a, const Interval& b);

// Refused: an end before its start, an interval of no day. `last_day`
// as in the source's words "until": the end is the day after it.
Result<Interval> make_interval(Bound start, Bound end, std::string_view place = {});
Bound after_last_day(const Date& last_day);

// EDTF level 0–1 intervals: "2022-06-10/2024-12", "1985/..", "/1985-04", "2004-06/".
// Here, as in EDTF, the second date is the last day, not the first day after.
Result<Interval> parse_interval(std::string_view text, std::string_view place = {});

// A bound as it was written, in EDTF:
//   "2022-06-10", "2022"       on or in
//   "2023-03-01..2024-05-06"   between two days
//   "..2018-05-09"             by that day, nobody said since when
//   "2019-12-01.."             nobody said when, but not before: unknown, with an earliest day
//   ".."                       open
//   ""                         unknown
// An end written as the last day is given back as that last day. read_bound(format_bound(b)) == b,
// where `last_day` says what an end meant.
std::string format_bound(const Bound& bound);
Result<Bound> read_bound(std::string_view text, bool last_day, std::string_view place = {});

}  // namespace acta
