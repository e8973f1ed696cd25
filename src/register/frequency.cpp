#include "register/frequency.h"

#include <algorithm>
#include <array>

namespace acta::record {
namespace {

constexpr std::array<std::string_view, 4> names{"day", "week", "month", "annual"};
// 1970-01-01 was a Thursday: weeks are counted from the Monday before it.
constexpr std::int64_t days_before_monday = 3;

std::int64_t floor_of(std::int64_t number, std::int64_t by) {
  return (number >= 0 ? number : number - by + 1) / by;
}

struct YearMonth {
  std::int64_t year;
  unsigned month;
};

// Hinnant's days-to-civil, without the day: weeks and months are told often.
YearMonth year_month(Day day) {
  const std::int64_t shifted = day.number + std::int64_t{719'468};
  const std::int64_t era = floor_of(shifted, 146'097);
  const std::int64_t of_era = shifted - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t march = (5 * of_year + 2) / 153;
  const auto month = static_cast<unsigned>(march < 10 ? march + 3 : march - 9);
  return {year + era * 400 + (month <= 2 ? 1 : 0), month};
}

// The digits from `at` on, all of them; -1: something else stands there.
int number_at(std::string_view text, std::size_t at, std::size_t size) {
  int number = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2),
            day = number_at(text, 8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const Day first = make_day(year, static_cast<unsigned>(month), 1);
  const Day found{first.number + day - 1};
  if (year_month(found).month != static_cast<unsigned>(month)) return std::nullopt;  // 31 June
  return found;
}

// Week 1 is that of 4 January.
Day week_one(std::int64_t year) {
  return first_day(Frequency::week, period_number(Frequency::week, make_day(year, 1, 4)));
}

std::optional<Day> parse_week(std::string_view text) {
  if (text.size() != 8 || text.substr(4, 2) != "-W") return std::nullopt;
  const int year = number_at(text, 0, 4), week = number_at(text, 6, 2);
  if (year < 1 || week < 1) return std::nullopt;
  const Day monday{week_one(year).number + 7 * (week - 1)};
  return monday < week_one(year + 1) ? std::optional(monday) : std::nullopt;
}

std::optional<Day> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const int year = number_at(text, 0, 4), month = number_at(text, 5, 2);
  if (year < 1 || month < 1 || month > 12) return std::nullopt;
  return make_day(year, static_cast<unsigned>(month), 1);
}

std::optional<Day> parse_year(std::string_view text) {
  const int year = text.size() == 4 ? number_at(text, 0, 4) : -1;
  return year < 1 ? std::nullopt : std::optional(make_day(year, 1, 1));
}

}  // namespace

std::string_view name_of(Frequency frequency) { return names[static_cast<std::size_t>(frequency)]; }

std::optional<Frequency> frequency_named(std::string_view code) {
  const auto found = std::find(names.begin(), names.end(), code);
  if (found == names.end()) return std::nullopt;
  return static_cast<Frequency>(found - names.begin());
}

std::int64_t period_number(Frequency frequency, Day day) {
  switch (frequency) {
    case Frequency::day: return day.number;
    case Frequency::week: return floor_of(day.number + days_before_monday, 7);
    case Frequency::month: {
      const auto [year, month] = year_month(day);
      return year * 12 + month - 1;
    }
    case Frequency::year: return year_month(day).year;
  }
  return 0;
}

Day first_day(Frequency frequency, std::int64_t period) {
  switch (frequency) {
    case Frequency::day: return {static_cast<std::int32_t>(period)};
    case Frequency::week: return {static_cast<std::int32_t>(period * 7 - days_before_monday)};
    case Frequency::month: {
      const std::int64_t year = floor_of(period, 12);
      return make_day(year, static_cast<unsigned>(period - year * 12) + 1, 1);
    }
    case Frequency::year: return make_day(period, 1, 1);
  }
  return {};
}

Day last_day(Frequency frequency, std::int64_t period) {
  return {first_day(frequency, period + 1).number - 1};
}

std::string period_text(Frequency frequency, std::int64_t period) {
  const Day first = first_day(frequency, period);
  const std::string day = format_day(first);
  if (frequency == Frequency::day) return day;
  if (frequency == Frequency::month) return day.substr(0, day.size() - 3);
  if (frequency == Frequency::year) return day.substr(0, day.size() - 6);
  const std::int64_t year = year_month({first.number + 3}).year;  // that of its Thursday
  const int week = (first.number - week_one(year).number) / 7 + 1;
  return std::to_string(year) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
}

std::optional<Day> parse_period(Frequency frequency, std::string_view text) {
  const auto day = parse_iso_day(text);
  if (day && first_day(frequency, period_number(frequency, *day)) == *day) return day;
  switch (frequency) {
    case Frequency::day: return std::nullopt;
    case Frequency::week: return parse_week(text);
    case Frequency::month: return parse_month(text);
    case Frequency::year: return parse_year(text);
  }
  return std::nullopt;
}

std::size_t season_of(Frequency frequency) {
  constexpr std::array<std::size_t, 4> seasons{7, 52, 12, 1};
  return seasons[static_cast<std::size_t>(frequency)];
}

}  // namespace acta::record
