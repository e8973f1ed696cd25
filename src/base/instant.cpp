#include "base/instant.h"

#include <optional>

#include <fmt/core.h>

namespace acta {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day_length = 24 * hour;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, char token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(1);
  return true;
}

// Two digits that make a number below `limit`; they are taken off.
std::optional<std::int64_t> take_pair(std::string_view& text, int limit) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return {};
  const int number = 10 * (text[0] - '0') + (text[1] - '0');
  if (number >= limit) return {};
  text.remove_prefix(2);
  return number;
}

// ".5" as microseconds. More digits than the ledger's clock has are refused, not cut off.
std::optional<std::int64_t> take_fraction(std::string_view& text) {
  if (!take(text, '.')) return 0;
  std::int64_t value = 0;
  std::int64_t unit = second;
  while (!text.empty() && is_digit(text[0]) && unit > 1) {
    unit /= 10;
    value += unit * (text[0] - '0');
    text.remove_prefix(1);
  }
  if (unit == second || (!text.empty() && is_digit(text[0]))) return {};
  return value;
}

// "Z", "-05:00": what is to be added for UTC.
std::optional<std::int64_t> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const bool east = take(text, '+');
  if (!east && !take(text, '-')) return {};
  const auto hours = take_pair(text, 24);
  if (!hours || !take(text, ':')) return {};
  const auto minutes = take_pair(text, 60);
  if (!minutes) return {};
  const std::int64_t offset = *hours * hour + *minutes * minute;
  return east ? -offset : offset;
}

// Microseconds since the midnight of the written day, in UTC.
std::optional<std::int64_t> time_of_day(std::string_view text) {
  const auto hours = take_pair(text, 24);
  if (!hours || !take(text, ':')) return {};
  const auto minutes = take_pair(text, 60);
  if (!minutes) return {};
  std::int64_t time = *hours * hour + *minutes * minute;
  if (take(text, ':')) {
    const auto seconds = take_pair(text, 60);
    const auto fraction = seconds ? take_fraction(text) : std::nullopt;
    if (!fraction) return {};
    time += *seconds * second + *fraction;
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return {};
  return time + *offset;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text, std::string_view place) {
  constexpr const char* accepted = "2024-09-25, 2024-09-25T15:04Z, 2024-09-25T10:04:05-05:00";
  constexpr std::size_t length_of_day = 10;
  const bool day_alone = text.size() <= length_of_day;
  if (!day_alone && text[length_of_day] != 'T')
    return invalid("error.instant.not-an-instant", place, text, accepted);
  auto day = parse_day(text.substr(0, length_of_day), place);
  if (!day) {
    day.error().value = text;
    if (day.error().hint == "2022-10-06") day.error().hint = accepted;
    return tl::unexpected(std::move(day).error());
  }
  const std::int64_t midnight = day->number * day_length;
  if (day_alone) return Instant{midnight + day_length - 1};
  const auto time = time_of_day(text.substr(length_of_day + 1));
  if (!time) return invalid("error.instant.not-an-instant", place, text, accepted);
  return Instant{midnight + *time};
}

std::string format_instant(Instant instant) {
  const Day day = day_of(instant);
  const std::int64_t time = instant.microseconds - day.number * day_length;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:06}Z", format_day(day), time / hour,
                     time % hour / minute, time % minute / second, time % second);
}

Day day_of(Instant instant) {
  const std::int64_t days = instant.microseconds / day_length;
  const bool before = instant.microseconds % day_length < 0;
  return {static_cast<std::int32_t>(days - (before ? 1 : 0))};
}

}  // namespace acta
