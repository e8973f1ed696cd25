#include "exchange/xlsx_dates.h"

#include <fmt/core.h>

#include <cctype>
#include <cmath>

#include "base/date.h"

namespace acta::exchange {
namespace {

// Which parts of a date the first section of a format shows.
struct Shown {
  bool year = false, month_or_minute = false, day = false, time = false, length_of_time = false;
};

bool is_time_letter(char c) { return c == 'h' || c == 's'; }

// Past what stands in quotes, brackets or after an escape; those letters are no part of a date.
std::size_t skip_literal(std::string_view code, std::size_t at, Shown& shown) {
  switch (code[at]) {
    case '"': return std::min(code.find('"', at + 1), code.size() - 1);
    case '\\':
    case '_':
    case '*': return at + 1;
    case '[': {
      const std::size_t end = std::min(code.find(']', at), code.size() - 1);
      const std::string_view inside = code.substr(at + 1, end - at - 1);
      const bool elapsed = !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos;
      shown.length_of_time = shown.length_of_time || elapsed;
      return end;
    }
    default: return at;
  }
}

Shown read_code(std::string_view code) {
  Shown shown;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const std::size_t literal = skip_literal(code, i, shown);
    if (literal != i) {
      i = literal;
      continue;
    }
    if (code.substr(i).starts_with("General")) return {};
    if (code.substr(i).starts_with("AM/PM")) i += 4;
    const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(code[i])));
    shown.year = shown.year || c == 'y';
    shown.month_or_minute = shown.month_or_minute || c == 'm';
    shown.day = shown.day || c == 'd';
    shown.time = shown.time || is_time_letter(c);
  }
  return shown;
}

}  // namespace

DateForm date_form(std::string_view code) {
  const Shown shown = read_code(code);
  if (shown.length_of_time) return DateForm::none;
  if (shown.day) return shown.time ? DateForm::instant : DateForm::day;
  if (shown.year) {
    if (shown.time) return DateForm::instant;
    return shown.month_or_minute ? DateForm::month : DateForm::year;
  }
  if (shown.time) return DateForm::time;
  return shown.month_or_minute ? DateForm::day : DateForm::none;
}

DateForm date_form(std::uint32_t builtin) {
  switch (builtin) {
    case 17: return DateForm::month;  // mmm-yy
    case 18:
    case 19:
    case 20:
    case 21: return DateForm::time;
    case 22: return DateForm::instant;
    default: break;
  }
  // 27-36 and 50-58 are days in the calendars of East Asia.
  const bool day = (builtin >= 14 && builtin <= 16) || (builtin >= 27 && builtin <= 36) ||
                   (builtin >= 50 && builtin <= 58);
  return day ? DateForm::day : DateForm::none;
}

std::string date_of_serial(double serial, DateForm form, bool from_1904) {
  constexpr double first_of_10000 = 2'958'466;
  if (!(serial >= 0 && serial < first_of_10000)) return {};
  constexpr std::int64_t day_seconds = 86'400;
  double whole = std::floor(serial);
  auto seconds = static_cast<std::int64_t>(std::llround((serial - whole) * day_seconds));
  if (seconds == day_seconds) {
    seconds = 0;
    ++whole;
  }
  const std::string clock =
      fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (form == DateForm::time) return clock;

  auto days = static_cast<std::int32_t>(whole);
  constexpr std::int32_t never = 60;  // 1900-02-29
  std::string date;
  if (!from_1904 && days == never) {
    date = "1900-02-29";
  } else {
    if (!from_1904 && days < never) ++days;
    const Day origin = from_1904 ? make_day(1904, 1, 1) : make_day(1899, 12, 30);
    date = format_day(Day{origin.number + days});
  }
  if (form == DateForm::year) return date.substr(0, 4);
  if (form == DateForm::month) return date.substr(0, 7);
  return form == DateForm::instant && seconds != 0 ? date + 'T' + clock : date;
}

}  // namespace acta::exchange
