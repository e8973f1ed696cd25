#include "base/interval.h"

#include <algorithm>
#include <utility>

namespace acta {
namespace {

// The first and the last day that have a number stand for all beyond them, and so stay as they are.
bool beyond(Day day) { return day == Day::earliest() || day == Day::latest(); }
Day next(Day day) { return beyond(day) ? day : Day{day.number + 1}; }
Day previous(Day day) { return beyond(day) ? day : Day{day.number - 1}; }

bool dated(const Bound& bound) { return bound.kind == Bound::Kind::dated; }

Certainty begun(const Bound& start, Day day) {
  if (day < start.earliest) return Certainty::no;
  return dated(start) && day < start.latest ? Certainty::possible : Certainty::certain;
}

Certainty not_yet_over(const Bound& end, Day day) {
  if (!dated(end) || day < end.earliest) return Certainty::certain;
  return day < end.latest ? Certainty::possible : Certainty::no;
}

// An end in the words of its source: the last day, where those were the words.
Bound as_written(Bound bound) {
  if (!bound.last_day) return bound;
  bound.earliest = previous(bound.earliest);
  bound.latest = previous(bound.latest);
  return bound;
}

Bound as_last_day(Bound bound) {
  bound.last_day = true;
  bound.earliest = next(bound.earliest);
  bound.latest = next(bound.latest);
  return bound;
}

tl::unexpected<Error> refuse(const char* message, std::string_view place,
                             const Interval& interval) {
  return invalid(message, place, format_bound(interval.start) + '/' + format_bound(interval.end));
}

// One end of an EDTF interval. Levels 0 and 1 have neither times nor unspecified digits in it.
Result<Bound> read_end(std::string_view text, std::string_view whole, std::string_view place) {
  if (text.empty()) return Bound::unknown();
  if (text == "..") return Bound::open();
  auto date = parse_date(text, place);
  if (date && (date->precision == Date::Precision::instant || text.find('X') != text.npos))
    return invalid("error.interval.not-an-interval", place, whole, "2022-06-10/2024-12");
  if (date) return Bound::at(*date);
  date.error().value = whole;
  return tl::unexpected(std::move(date).error());
}

}  // namespace

Bound Bound::at(const Date& date) {
  Bound bound = between(date.first, date.last);
  // The time of day is not kept.
  if (date.precision != Date::Precision::instant) bound.precision = date.precision;
  bound.season = date.season;
  bound.uncertain = date.uncertain;
  bound.approximate = date.approximate;
  return bound;
}

Bound Bound::between(Day earliest, Day latest) {
  Bound bound;
  bound.kind = Kind::dated;
  bound.earliest = earliest;
  bound.latest = latest;
  return bound;
}

Bound Bound::unknown() { return {}; }

Bound Bound::open() {
  Bound bound;
  bound.kind = Kind::open;
  return bound;
}

Certainty Interval::holds_on(Day day) const {
  return std::min(begun(start, day), not_yet_over(end, day));
}

bool may_meet(const Interval& a, const Interval& b) {
  // An end that is not dated is beyond every day, the last one included.
  const auto ends = [](const Bound& end) {
    return (dated(end) ? end.latest : Day::latest()).number + std::int64_t{dated(end) ? 0 : 1};
  };
  return std::max(a.start.earliest, b.start.earliest).number < std::min(ends(a.end), ends(b.end));
}

Result<Interval> make_interval(Bound start, Bound end, std::string_view place) {
  const Interval interval{start, end};
  for (const Bound& bound : {start, end})
    if (dated(bound) && bound.earliest > bound.latest)
      return invalid("error.interval.bound-reversed", place, format_bound(bound));
  const bool bounded = dated(end) && !beyond(start.earliest);
  if (!bounded || start.earliest < end.latest) return interval;
  // The day after a last day is never the start: what has a last day has a day.
  const bool empty = start.earliest == end.latest && !end.last_day;
  return refuse(empty ? "error.interval.empty" : "error.interval.reversed", place, interval);
}

Bound after_last_day(const Date& last_day) { return as_last_day(Bound::at(last_day)); }

Result<Interval> parse_interval(std::string_view text, std::string_view place) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos || text.find('/', slash + 1) != text.npos)
    return invalid("error.interval.not-an-interval", place, text, "2022-06-10/2024-12");
  const Bound start = TRY(read_end(text.substr(0, slash), text, place));
  const Bound last = TRY(read_end(text.substr(slash + 1), text, place));
  // The days of two seasons of a year overlap, because no hemisphere is named; their order is
  // that of their numbers all the same.
  if (start.earliest == last.earliest && last.season > 0 && start.season > last.season)
    return invalid("error.interval.reversed", place, text);
  auto made = make_interval(start, dated(last) ? as_last_day(last) : last, place);
  if (!made) made.error().value = text;
  return made;
}

std::string format_bound(const Bound& bound) {
  if (bound.kind == Bound::Kind::open) return "..";
  const Bound written = as_written(bound);
  const bool since = written.earliest != Day::earliest();
  if (bound.kind == Bound::Kind::unknown) return since ? format_day(written.earliest) + ".." : "";
  if (bound.precision == Date::Precision::day && written.earliest != written.latest)
    return (since ? format_day(written.earliest) : "") + ".." + format_day(written.latest);
  return format_date({written.earliest, written.latest, bound.precision, bound.uncertain,
                      bound.approximate, bound.season});
}

Result<Bound> read_bound(std::string_view text, bool last_day, std::string_view place) {
  if (text.empty()) return Bound::unknown();
  if (text == "..") return Bound::open();
  Bound bound;
  const std::size_t dots = text.find("..");
  if (dots == text.npos) {
    bound = Bound::at(TRY(parse_date(text, place)));
  } else {
    const auto day = [&](std::string_view written, Day otherwise) -> Result<Day> {
      if (written.empty()) return otherwise;
      const Date date = TRY(parse_date(written, place));
      if (date != exactly(date.first))
        return invalid("error.date.not-a-day", place, text, "2023-03-01..2024-05-06");
      return date.first;
    };
    bound = Bound::between(TRY(day(text.substr(0, dots), Day::earliest())),
                           TRY(day(text.substr(dots + 2), Day::latest())));
    if (bound.latest == Day::latest()) bound.kind = Bound::Kind::unknown;
    if (bound.earliest > bound.latest) return invalid("error.interval.bound-reversed", place, text);
  }
  return last_day ? as_last_day(bound) : bound;
}

}  // namespace acta
