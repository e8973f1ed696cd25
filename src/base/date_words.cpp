#include "base/date_words.h"

#include <unicode/dtitvfmt.h>
#include <unicode/timezone.h>

#include <chrono>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/check.h"
#include "base/date_pattern.h"

namespace acta {
namespace {

constexpr std::int64_t milliseconds_a_day = 86'400'000;

enum class Shape : std::uint8_t { year, month, day, minute, short_month, short_day };
constexpr const char* skeletons[] = {"y", "yMMMM", "yMMMMd", "yMMMMdHHmm", "yMMM", "yMMMd"};

using Patterns = std::vector<DatePattern>;

Patterns patterns_of(const char* name) { return date_patterns(name, skeletons); }

using SpanFormatter = std::unique_ptr<const icu::DateIntervalFormat>;

template <class Made>
using ByLanguage = std::map<std::string, Made, std::less<>>;

template <class Made>
ByLanguage<Made> by_language(Made (*make)(const char* name)) {
  ByLanguage<Made> made;
  made.emplace("en", make("en_GB"));  // day before month, as the other three
  for (const char* each : {"es", "pt", "fr"}) made.emplace(each, make(each));
  return made;
}

template <class Made>
const Made& in_language(const ByLanguage<Made>& all, std::string_view language) {
  const auto found = all.find(language);
  return found == all.end() ? all.find("en")->second : found->second;
}

std::string formatted(std::int64_t milliseconds, Shape shape, std::string_view language) {
  static const auto made = by_language<Patterns>(patterns_of);
  return in_language(made, language)[static_cast<std::size_t>(shape)].fill(milliseconds);
}

std::string day_formatted(Day day, Shape shape, std::string_view language) {
  return formatted(day.number * milliseconds_a_day, shape, language);
}

SpanFormatter make_span_formatter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::DateIntervalFormat> format(
      icu::DateIntervalFormat::createInstance(skeletons[2], icu::Locale(name), status));
  check(U_SUCCESS(status), "ICU has a pattern for spans of days");
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

// CLDR knows which parts of two dates a language writes once.
std::string span_formatted(Day first, Day last, std::string_view language) {
  static const auto made = by_language<SpanFormatter>(make_span_formatter);
  // Takes a millisecond to make and less to copy; each thread has its own.
  thread_local ByLanguage<SpanFormatter> copies;
  SpanFormatter& format = copies[std::string(language)];
  if (!format) format.reset(in_language(made, language)->clone());
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateInterval interval(static_cast<double>(first.number * milliseconds_a_day),
                                   static_cast<double>(last.number * milliseconds_a_day));
  icu::UnicodeString text;
  icu::FieldPosition nowhere;
  format->format(&interval, text, nowhere, status);
  check(U_SUCCESS(status), "a span of days can be written");
  text.findAndReplace(u"\u2009", u" ");  // which the fonts of the pages do not hold
  std::string utf8;
  text.toUTF8String(utf8);
  constexpr std::string_view dash = " – ";
  if (const std::size_t at = utf8.find(dash); at != utf8.npos)
    mark_first(utf8, at + dash.size(), language);
  mark_first(utf8, 0, language);
  return utf8;
}

// No more precise than the date, of two shapes for a day and for a month.
std::string plain(const Date& date, Shape day, Shape month, std::string_view language) {
  switch (date.precision) {
    case Date::Precision::day:
    case Date::Precision::instant: return day_formatted(date.first, day, language);
    case Date::Precision::month: return day_formatted(date.first, month, language);
    case Date::Precision::year: return day_formatted(date.first, Shape::year, language);
    case Date::Precision::season:
    case Date::Precision::decade:
    case Date::Precision::century: return format_date(date);
  }
  return format_date(date);
}

bool is_numbered(Day day) { return day != Day::earliest() && day != Day::latest(); }

// The last day on which something held, where the source wrote that one.
Bound as_written(Bound bound) {
  if (!bound.last_day) return bound;
  if (is_numbered(bound.earliest)) --bound.earliest.number;
  if (is_numbered(bound.latest)) --bound.latest.number;
  return bound;
}

// "el 6 de octubre de 2022" where a day has an article inside a sentence.
std::string on_day(std::string words, const Messages& t) {
  return t("date.on-day", {{"day", std::move(words)}});
}
std::string on_day(Day day, const Messages& t) {
  return on_day(day_in_words(day, t.language()), t);
}

std::string marked(std::string words, const Date& date, const Messages& t) {
  if (date.approximate) words = t("date.about", {{"date", words}});
  if (date.uncertain) words = t("date.uncertain", {{"date", words}});
  return words;
}

std::string in_shapes(const Date& date, Shape day, Shape month, const Messages& t) {
  std::string words = plain(date, day, month, t.language());
  if (date.approximate && date.first == date.last) words = on_day(std::move(words), t);
  return marked(std::move(words), date, t);
}

std::string bound_in_words(const Bound& given, const Messages& t) {
  const Bound bound = as_written(given);
  if (const auto date = date_of(given)) {
    const bool is_day = date->first == date->last;
    return is_day ? marked(on_day(date->first, t), *date, t) : date_in_words(*date, t);
  }
  if (bound.earliest == bound.latest) return on_day(bound.earliest, t);
  if (!is_numbered(bound.earliest)) return t("date.by", {{"day", on_day(bound.latest, t)}});
  if (!is_numbered(bound.latest)) return t("date.not-before", {{"day", on_day(bound.earliest, t)}});
  return t("date.between",
           {{"earliest", on_day(bound.earliest, t)}, {"latest", on_day(bound.latest, t)}});
}

}  // namespace

std::string day_in_words(Day day, std::string_view language) {
  return day_formatted(day, Shape::day, language);
}

std::string date_in_words(const Date& date, const Messages& t) {
  return in_shapes(date, Shape::day, Shape::month, t);
}

std::string date_in_short(const Date& date, const Messages& t) {
  return in_shapes(date, Shape::short_day, Shape::short_month, t);
}

std::string bound_in_short(const Bound& bound, const Messages& t) {
  if (const auto date = date_of(bound)) return date_in_short(*date, t);
  return says_a_day(bound) ? bound_in_words(bound, t) : std::string{};
}

std::string days_in_words(const Date& first, const Date& last, const Messages& t) {
  if (first == last) return date_in_words(first, t);
  const bool to_the_day = first.first == first.last && last.first == last.last;
  if (to_the_day && !first.uncertain && !last.uncertain && !first.approximate && !last.approximate)
    return span_formatted(first.first, last.first, t.language());
  return t("date.from-through",
           {{"start", date_in_words(first, t)}, {"end", date_in_words(last, t)}});
}

std::string instant_in_words(Instant instant, const Messages& t) {
  const std::string words = formatted(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::microseconds(instant.microseconds))
          .count(),
      Shape::minute, t.language());
  return t("date.utc", {{"instant", words}});
}

std::optional<Date> date_of(const Bound& bound) {
  const Bound written = as_written(bound);
  const bool is_range =
      written.precision == Date::Precision::day && written.earliest != written.latest;
  if (bound.kind != Bound::Kind::dated || is_range) return std::nullopt;
  return Date{written.earliest,  written.latest,      written.precision,
              written.uncertain, written.approximate, written.season};
}

bool says_a_day(const Bound& bound) {
  return bound.kind == Bound::Kind::dated || is_numbered(bound.earliest) ||
         is_numbered(bound.latest);
}

std::string start_in_words(const Interval& interval, const Messages& t) {
  if (const auto date = date_of(interval.start)) return date_in_words(*date, t);
  return says_a_day(interval.start) ? bound_in_words(interval.start, t)
                                    : std::string(t("date.undated"));
}

std::string interval_in_words(const Interval& interval, const Messages& t) {
  const bool starts = says_a_day(interval.start);
  const bool ends = says_a_day(interval.end);
  const std::string start = starts ? bound_in_words(interval.start, t) : std::string{};
  const std::string end = ends ? bound_in_words(interval.end, t) : std::string{};
  const bool through = interval.end.last_day;
  if (starts && ends) {
    if (through && start == end) return start;
    return t(through ? "date.from-through" : "date.from-until", {{"start", start}, {"end", end}});
  }
  if (starts) return t("date.from", {{"start", start}});
  if (ends) return t(through ? "date.through" : "date.until", {{"end", end}});
  return std::string(t("date.undated"));
}

}  // namespace acta
