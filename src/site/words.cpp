#include "site/words.h"

#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <memory>
#include <utility>

#include "base/check.h"

namespace acta::site {
namespace {

constexpr double milliseconds_a_day = 86'400'000.0;

// `skeleton` names the parts, CLDR their order and words in the language.
std::string formatted(double milliseconds, const char* skeleton, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(std::string(language).c_str());
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  check(U_SUCCESS(status), "ICU knows the language");
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton, status);
  icu::SimpleDateFormat format(pattern, locale, status);
  check(U_SUCCESS(status), "ICU has a pattern for dates");
  format.adoptTimeZone(icu::TimeZone::getGMT()->clone());
  icu::UnicodeString text;
  std::string utf8;
  format.format(milliseconds, text).toUTF8String(utf8);
  return utf8;
}

std::string day_formatted(Day day, const char* skeleton, std::string_view language) {
  return formatted(day.number * milliseconds_a_day, skeleton, language);
}

std::string plain(const Date& date, std::string_view language) {
  switch (date.precision) {
    case Date::Precision::day:
    case Date::Precision::instant: return day_in_words(date.first, language);
    case Date::Precision::month: return day_formatted(date.first, "yMMMM", language);
    case Date::Precision::year: return day_formatted(date.first, "y", language);
    case Date::Precision::season:
    case Date::Precision::decade:
    case Date::Precision::century: return format_date(date);
  }
  return format_date(date);
}

bool is_numbered(Day day) { return day != Day::earliest() && day != Day::latest(); }

bool says_a_day(const Bound& bound) {
  return bound.kind == Bound::Kind::dated || is_numbered(bound.earliest) ||
         is_numbered(bound.latest);
}

// The last day on which something held, where the source wrote that one.
Bound as_written(Bound bound) {
  if (!bound.last_day) return bound;
  if (is_numbered(bound.earliest)) --bound.earliest.number;
  if (is_numbered(bound.latest)) --bound.latest.number;
  return bound;
}

std::string bound_in_words(const Bound& given, const Messages& t) {
  const Bound bound = as_written(given);
  if (bound.earliest == bound.latest || bound.precision != Date::Precision::day) {
    return date_in_words({bound.earliest, bound.latest, bound.precision, bound.uncertain,
                          bound.approximate, bound.season},
                         t);
  }
  if (!is_numbered(bound.earliest)) {
    const std::string latest = day_in_words(bound.latest, t.language());
    return t("date.by", {{"day", std::string_view(latest)}});
  }
  if (!is_numbered(bound.latest)) {
    const std::string earliest = day_in_words(bound.earliest, t.language());
    return t("date.not-before", {{"day", std::string_view(earliest)}});
  }
  const std::string earliest = day_in_words(bound.earliest, t.language());
  const std::string latest = day_in_words(bound.latest, t.language());
  return t("date.between",
           {{"earliest", std::string_view(earliest)}, {"latest", std::string_view(latest)}});
}

}  // namespace

std::string day_in_words(Day day, std::string_view language) {
  return day_formatted(day, "yMMMMd", language);
}

std::string date_in_words(const Date& date, const Messages& t) {
  std::string words = plain(date, t.language());
  if (date.approximate) words = t("date.about", {{"date", std::string_view(words)}});
  if (date.uncertain) words = t("date.uncertain", {{"date", std::string_view(words)}});
  return words;
}

std::string instant_in_words(Instant instant, const Messages& t) {
  const std::string words =
      formatted(static_cast<double>(instant.microseconds) / 1000.0, "yMMMMdHHmm", t.language());
  return t("date.utc", {{"instant", std::string_view(words)}});
}

std::string interval_in_words(const Interval& interval, const Messages& t) {
  const bool starts = says_a_day(interval.start);
  const bool ends = says_a_day(interval.end);
  const std::string start = starts ? bound_in_words(interval.start, t) : std::string{};
  const std::string end = ends ? bound_in_words(interval.end, t) : std::string{};
  const bool through = interval.end.last_day;
  if (starts && ends) {
    return t(through ? "date.from-through" : "date.from-until",
             {{"start", std::string_view(start)}, {"end", std::string_view(end)}});
  }
  if (starts) return t("date.from", {{"start", std::string_view(start)}});
  if (ends) return t(through ? "date.through" : "date.until", {{"end", std::string_view(end)}});
  return std::string(t("date.undated"));
}

}  // namespace acta::site
