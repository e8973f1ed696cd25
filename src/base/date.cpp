#include "base/date.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/core.h>

#include "base/check.h"

namespace acta {
namespace {

// The Gregorian calendar repeats itself after 400 years, and std::chrono::year ends at ±32767.
constexpr std::int64_t cycle_years = 400;
constexpr std::int64_t cycle_days = 146'097;

struct Calendar {
  std::int64_t year;
  unsigned month;
  unsigned day;
};

Calendar calendar_of(Day day) {
  const std::int64_t cycle = day.number / cycle_days;
  const std::chrono::year_month_day within{
      std::chrono::sys_days{std::chrono::days{day.number - cycle * cycle_days}}};
  return {int(within.year()) + cycle * cycle_years, unsigned(within.month()),
          unsigned(within.day())};
}

std::string format_year(std::int64_t year) {
  if (year > 9999 || year < -9999) return fmt::format("Y{}", year);
  return fmt::format("{}{:04}", year < 0 ? "-" : "", std::abs(year));
}

// Years of a decade (10) or a century (100), as EDTF writes them: "198X", "19XX".
std::string format_years(const Date& date, std::int64_t count) {
  const std::int64_t first = calendar_of(date.first).year;
  const std::int64_t digits = first < 0 ? -calendar_of(date.last).year : first;
  return fmt::format("{}{:0{}}{}", first < 0 ? "-" : "", digits / count, count == 10 ? 3 : 2,
                     count == 10 ? "X" : "XX");
}

std::string format_unqualified(const Date& date) {
  // A year beyond the last day that has a number is any such year: the nearest is written.
  if (date.first == Day::latest()) return fmt::format("Y{}", calendar_of(Day::latest()).year + 1);
  if (date.last == Day::earliest())
    return fmt::format("Y{}", calendar_of(Day::earliest()).year - 1);
  const std::int64_t year = calendar_of(date.first).year;
  std::string day = format_day(date.first);
  switch (date.precision) {
    case Date::Precision::century: return format_years(date, 100);
    case Date::Precision::decade: return format_years(date, 10);
    case Date::Precision::year: return format_year(year);
    case Date::Precision::season:
      check(date.season >= 21 && date.season <= 24, "a season has its number");
      return fmt::format("{}-{}", format_year(year), date.season);
    case Date::Precision::month: return day.substr(0, day.size() - 3);
    case Date::Precision::day:
    case Date::Precision::instant: break;
  }
  return day;
}

}  // namespace

Day make_day(std::int64_t year, unsigned month, unsigned day) {
  if (year > 10'000'000) return Day::latest();
  if (year < -10'000'000) return Day::earliest();
  const std::int64_t cycle = year / cycle_years;
  const std::chrono::year_month_day within{
      std::chrono::year{static_cast<int>(year - cycle * cycle_years)}, std::chrono::month{month},
      std::chrono::day{day}};
  check(within.ok(), "a day that is made exists");
  const std::int64_t number =
      std::chrono::sys_days{within}.time_since_epoch().count() + cycle * cycle_days;
  return {static_cast<std::int32_t>(
      std::clamp<std::int64_t>(number, Day::earliest().number, Day::latest().number))};
}

std::string format_day(Day day) {
  const auto [year, month, of_month] = calendar_of(day);
  if (year < 0 || year > 9999)
    return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "+", std::abs(year), month,
                       of_month);
  std::string text = "0000-00-00";
  const auto write = [&text](std::size_t last, std::int64_t number) {
    for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
  };
  write(3, year);
  write(6, month);
  write(9, of_month);
  return text;
}

std::string format_date(const Date& date) {
  std::string text = format_unqualified(date);
  if (date.uncertain && date.approximate) return text + '%';
  if (date.uncertain) return text + '?';
  if (date.approximate) return text + '~';
  return text;
}

Date exactly(Day day) {
  Date date;
  date.first = day;
  date.last = day;
  return date;
}

}  // namespace acta
