#include "base/date_pattern.h"

#include <gtest/gtest.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <limits>
#include <memory>

namespace acta {
namespace {

constexpr std::int64_t a_day = 86'400'000;

std::string by_icu(const char* name, const char* skeleton, std::int64_t milliseconds) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(name);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  icu::SimpleDateFormat format(patterns->getBestPattern(skeleton, status), locale, status);
  auto calendar =
      std::make_unique<icu::GregorianCalendar>(icu::TimeZone::getGMT()->clone(), locale, status);
  calendar->setGregorianChange(-1e16, status);
  format.adoptCalendar(calendar.release());
  icu::UnicodeString text;
  std::string utf8;
  format.format(static_cast<double>(milliseconds), text).toUTF8String(utf8);
  const bool first = utf8.starts_with("1 ");
  if (first && std::string_view(name) == "fr") utf8.insert(1, "er");
  if (first && std::string_view(name) == "pt") utf8.insert(1, "º");
  return utf8;
}

constexpr const char* skeletons[] = {"y", "yMMMM", "yMMMMd", "yMMMMdHHmm", "yMMM", "yMMMd"};

void expect_what_icu_writes(const char* locale, std::initializer_list<std::int64_t> instants) {
  const auto patterns = date_patterns(locale, skeletons);
  for (std::size_t i = 0; i < patterns.size(); ++i)
    for (const std::int64_t at : instants)
      EXPECT_EQ(patterns[i].fill(at), by_icu(locale, skeletons[i], at)) << locale << ' ' << at;
}

TEST(DatePattern, WritesADateAsIcuDoesAndMarksTheFirstOfAMonth) {
  const std::int64_t minute = 60'000;
  for (const char* locale : {"en_GB", "es", "pt", "fr"})
    expect_what_icu_writes(
        locale,
        {0, -a_day, 31 * a_day + 545 * minute, 59 * a_day - 1, 20'778 * a_day,
         19'271 * a_day + 1'439 * minute, -100'000 * a_day, 213 * a_day, 244 * a_day, 274 * a_day,
         305 * a_day, 335 * a_day, 90 * a_day, 120 * a_day, 151 * a_day, 181 * a_day});
}

TEST(DatePattern, WritesYearsFarAwayInTheSameCalendar) {
  const std::int64_t furthest = std::numeric_limits<std::int32_t>::max();
  expect_what_icu_writes("es", {-150'000 * a_day, -600'000 * a_day, -1'000'000 * a_day,
                                5'000'000 * a_day, furthest * a_day, -furthest * a_day});
}

}  // namespace
}  // namespace acta
