#include "base/date_pattern.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <utility>

#include "base/check.h"

namespace acta {
namespace {

using namespace std::chrono;

// Years before the first, and those of five digits, are left to ICU.
constexpr sys_days first_of_ours{year{1} / 1 / 1}, last_of_ours{year{9999} / 12 / 31};

std::string utf8(const icu::UnicodeString& text) {
  std::string bytes;
  return text.toUTF8String(bytes);
}

// Text, and the part of the date that comes after it: its letter in the pattern, or none.
struct Part {
  std::string text;
  char letter = 0;
  int width = 0;
};

// UTS 35, part 4, section 8: letters stand for parts of the date, but not in quotes.
std::vector<Part> read(const std::string& pattern) {
  std::vector<Part> parts(1);
  bool quoted = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '\'' && pattern.compare(at, 2, "''") == 0) parts.back().text += pattern[at++];
    else if (c == '\'') quoted = !quoted;
    else if (quoted || !letter) parts.back().text += c;
    else {
      const std::size_t end = std::min(pattern.find_first_not_of(c, at), pattern.size());
      parts.back().letter = c;
      parts.back().width = static_cast<int>(end - at);
      parts.emplace_back();
      at = end - 1;
    }
  }
  return parts;
}

using Months = std::array<std::string, 12>;

bool is_month(const Part& part) { return part.letter == 'M' || part.letter == 'L'; }

// "octubre" for four letters in the pattern, "oct" for three.
Months months_of(const icu::SimpleDateFormat& format, const std::vector<Part>& parts,
                 icu::DateFormatSymbols::DtContextType where) {
  const bool is_short = std::any_of(parts.begin(), parts.end(), [](const Part& part) {
    return is_month(part) && part.width == 3;
  });
  std::int32_t count = 0;
  const icu::UnicodeString* const names = format.getDateFormatSymbols()->getMonths(
      count, where, is_short ? icu::DateFormatSymbols::ABBREVIATED : icu::DateFormatSymbols::WIDE);
  Months months;
  check(count == static_cast<std::int32_t>(months.size()), "a year has twelve months");
  for (std::size_t i = 0; i < months.size(); ++i) months[i] = utf8(names[i]);
  return months;
}

}  // namespace

struct DatePattern::Reading {
  Reading(const icu::UnicodeString& pattern, const icu::Locale& locale, UErrorCode& status)
      : format(pattern, locale, status), parts(read(utf8(pattern))) {
    check(U_SUCCESS(status), "ICU has a pattern for dates");
    // As the record counts: the Gregorian calendar at all times, also before there was one.
    auto calendar =
        std::make_unique<icu::GregorianCalendar>(icu::TimeZone::getGMT()->clone(), locale, status);
    check(U_SUCCESS(status), "ICU has a calendar");
    constexpr UDate before_all = -1e16;
    calendar->setGregorianChange(before_all, status);
    format.adoptCalendar(calendar.release());
    months = months_of(format, parts, icu::DateFormatSymbols::FORMAT);
    months_alone = months_of(format, parts, icu::DateFormatSymbols::STANDALONE);
    language = locale.getLanguage();
    for (const Part& part : parts) {
      const bool known = part.letter == 0 || (part.letter == 'y' && part.width == 1) ||
                         (is_month(part) && (part.width == 3 || part.width == 4)) ||
                         (std::string_view("dHm").find(part.letter) != std::string_view::npos);
      check(known, "a date has a day, a month in words, a year, hours and minutes");
    }
  }

  icu::SimpleDateFormat format;
  std::vector<Part> parts;
  Months months, months_alone;
  std::string language;
};

DatePattern::DatePattern(std::unique_ptr<const Reading> reading) : reading_(std::move(reading)) {}
DatePattern::DatePattern(DatePattern&&) noexcept = default;
DatePattern::~DatePattern() = default;

std::string DatePattern::fill(std::int64_t since_1970) const {
  const sys_time<milliseconds> at{milliseconds(since_1970)};
  const auto midnight = floor<days>(at);
  if (midnight < first_of_ours || midnight > last_of_ours) {
    const std::unique_ptr<icu::SimpleDateFormat> format(reading_->format.clone());
    icu::UnicodeString text;
    std::string out = utf8(format->format(static_cast<double>(since_1970), text));
    mark_first(out, 0, reading_->language);
    return out;
  }
  const year_month_day date{midnight};
  const hh_mm_ss time{at - midnight};
  const std::size_t month = unsigned{date.month()} - 1;
  std::string out;
  const auto number = [&](auto value, int width) { out += fmt::format("{:0{}}", value, width); };
  for (const Part& part : reading_->parts) {
    out += part.text;
    switch (part.letter) {
      case 'y': number(int{date.year()}, 1); break;
      case 'M': out += reading_->months[month]; break;
      case 'L': out += reading_->months_alone[month]; break;
      case 'd': number(unsigned{date.day()}, part.width); break;
      case 'H': number(time.hours().count(), part.width); break;
      case 'm': number(time.minutes().count(), part.width); break;
      default: break;
    }
  }
  mark_first(out, 0, reading_->language);  // both begin with the day
  return out;
}

void mark_first(std::string& text, std::size_t at, std::string_view language) {
  if (text.compare(at, 1, "1") != 0 || text.find_first_of("0123456789", at + 1) == at + 1) return;
  if (language == "fr") text.insert(at + 1, "er");
  if (language == "pt") text.insert(at + 1, "º");
}

std::vector<DatePattern> date_patterns(const char* name, std::span<const char* const> skeletons) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(name);
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  check(U_SUCCESS(status), "ICU knows the language");
  std::vector<DatePattern> patterns;
  for (const char* skeleton : skeletons) {
    const icu::UnicodeString pattern = generator->getBestPattern(skeleton, status);
    patterns.push_back(
        DatePattern(std::make_unique<const DatePattern::Reading>(pattern, locale, status)));
  }
  return patterns;
}

}  // namespace acta
