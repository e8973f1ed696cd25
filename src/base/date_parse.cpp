#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include <fmt/core.h>

#include "base/date.h"

namespace acta {
namespace {

constexpr const char* accepted_dates = "2022, 2022-10, 2022-10-06";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that `text` begins with, if that is `length` digits; they are taken off.
std::optional<int> take_digits(std::string_view& text, std::size_t length) {
  if (text.size() < length ||
      !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length), is_digit))
    return {};
  int number = 0;
  for (const char digit : text.substr(0, length)) number = 10 * number + (digit - '0');
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, std::string_view token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

unsigned days_in_month(std::int64_t year, int month) {
  // Any year with the same leap days will do, and std::chrono::year is short.
  return unsigned((std::chrono::year{static_cast<int>(2000 + year % 400)} /
                   std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last)
                      .day());
}

Date span(std::int64_t first_year, std::int64_t last_year, Date::Precision precision) {
  Date date;
  date.first = make_day(first_year, 1, 1);
  date.last = make_day(last_year, 12, 31);
  date.precision = precision;
  return date;
}

// "23:59:59" and then nothing, "Z", "-05" or "+05:30" (ISO 8601-2, level 0).
bool is_time(std::string_view text) {
  const auto below = [&text](int limit) {
    const auto number = take_digits(text, 2);
    return number && *number < limit;
  };
  if (!below(24) || !take(text, ":") || !below(60) || !take(text, ":") || !below(60)) return false;
  if (text.empty() || text == "Z") return true;
  if (!take(text, "+") && !take(text, "-")) return false;
  return below(24) && (text.empty() || (take(text, ":") && below(60) && text.empty()));
}

// One date without its qualifier. It stops at the first fault and names that.
class DateReader {
 public:
  DateReader(std::string_view text, std::string_view place)
      : text_(text), place_(place), rest_(text) {}

  Result<Date> read() {
    if (take(rest_, "Y")) return long_year();
    negative_ = take(rest_, "-");
    if (rest_.size() < 4) return not_a_date();
    if (rest_.substr(2, 2) == "XX") return unspecified_years(2);
    if (rest_[3] == 'X') return unspecified_years(3);
    const auto number = take_digits(rest_, 4);
    if (!number || (negative_ && *number == 0)) return not_a_date();
    year_ = negative_ ? -*number : *number;
    if (rest_.empty()) return span(year_, year_, Date::Precision::year);
    if (rest_ == "-XX" || rest_ == "-XX-XX") return span(year_, year_, Date::Precision::year);
    return month();
  }

 private:
  tl::unexpected<Error> not_a_date() const {
    return invalid("error.date.not-a-date", place_, text_, accepted_dates);
  }
  tl::unexpected<Error> refuse(const char* message, std::string_view part) const {
    auto refused = invalid(message, place_, text_, accepted_dates);
    refused.value().part = part;
    return refused;
  }

  // "Y170000": only years of more than four digits are written so.
  Result<Date> long_year() {
    negative_ = take(rest_, "-");
    if (rest_.size() < 5 || rest_[0] == '0' || !std::all_of(rest_.begin(), rest_.end(), is_digit))
      return not_a_date();
    constexpr std::size_t enough_to_be_clamped = 9;
    std::string_view digits = rest_.substr(0, enough_to_be_clamped);
    const std::int64_t year = *take_digits(digits, digits.size());
    return span(negative_ ? -year : year, negative_ ? -year : year, Date::Precision::year);
  }

  // "198X" and "19XX": the first `length` digits are known.
  Result<Date> unspecified_years(std::size_t length) {
    const auto known = take_digits(rest_, length);
    if (!known || rest_ != std::string_view("XX").substr(0, 4 - length)) return not_a_date();
    const int count = length == 3 ? 10 : 100;
    const int low = *known * count;
    const int high = low + count - 1;
    const auto precision = length == 3 ? Date::Precision::decade : Date::Precision::century;
    return negative_ ? span(-high, -low, precision) : span(low, high, precision);
  }

  Result<Date> month() {
    if (!take(rest_, "-")) return not_a_date();
    const std::string_view written = rest_.substr(0, 2);
    const auto number = take_digits(rest_, 2);
    if (!number || (!rest_.empty() && rest_[0] != '-')) return not_a_date();
    if (*number >= 21 && *number <= 24 && rest_.empty()) return season(*number);
    if (*number < 1 || *number > 12) return refuse("error.date.no-such-month", written);
    month_ = *number;
    if (!rest_.empty() && rest_ != "-XX") return day();
    Date date;
    date.precision = Date::Precision::month;
    date.first = make_day(year_, static_cast<unsigned>(month_), 1);
    date.last = make_day(year_, static_cast<unsigned>(month_), days_in_month(year_, month_));
    return date;
  }

  Result<Date> season(int number) const {
    Date date = span(year_, year_, Date::Precision::season);
    date.season = static_cast<std::uint8_t>(number);
    if (number == 22 || number == 24) date.last = make_day(year_ + 1, 3, 31);
    return date;
  }

  Result<Date> day() {
    rest_.remove_prefix(1);
    const std::string_view written = rest_.substr(0, 2);
    const auto number = take_digits(rest_, 2);
    if (!number || (!rest_.empty() && rest_[0] != 'T')) return not_a_date();
    if (*number < 1 || static_cast<unsigned>(*number) > days_in_month(year_, month_))
      return refuse("error.date.no-such-day", written);
    Date date =
        exactly(make_day(year_, static_cast<unsigned>(month_), static_cast<unsigned>(*number)));
    if (rest_.empty()) return date;
    if (!is_time(rest_.substr(1))) return not_a_date();
    date.precision = Date::Precision::instant;
    return date;
  }

  std::string_view text_;
  std::string_view place_;
  std::string_view rest_;
  bool negative_ = false;
  int year_ = 0;
  int month_ = 0;
};

// Three numbers with one kind of sign between them, as people write days: "10/06/22".
struct WrittenDay {
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
};

std::optional<WrittenDay> as_people_write(std::string_view text) {
  WrittenDay written;
  char sign = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0) {
      if (text.empty() || std::string_view("/.-").find(text[0]) == std::string_view::npos)
        return {};
      if (i == 2 && text[0] != sign) return {};
      sign = text[0];
      text.remove_prefix(1);
    }
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    if (length != 1 && length != 2 && length != 4) return {};
    written.digits[i] = length;
    written.numbers[i] = take_digits(text, length).value_or(0);
  }
  if (!text.empty()) return {};
  return written;
}

// Why a day that is not written as ISO 8601 writes it is refused, with the day or the two days
// that may be meant. Nothing is guessed.
std::optional<Error> explain_written_day(std::string_view text, std::string_view place) {
  const auto written = as_people_write(text);
  if (!written) return {};
  const auto& [a, b, c] = written->numbers;
  const auto refuse = [&](const char* message, std::string hint, std::string part = {}) {
    Error error = invalid(message, place, text, std::move(hint)).value();
    error.part = std::move(part);
    return error;
  };
  const auto iso = [](int year, int month, int day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  };
  const auto exists = [](int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 &&
           static_cast<unsigned>(day) <= days_in_month(year, month);
  };
  if (written->digits[0] == 4 && written->digits[1] != 4 && written->digits[2] != 4) {
    if (b < 1 || b > 12)
      return refuse("error.date.no-such-month", accepted_dates, std::to_string(b));
    if (!exists(a, b, c))
      return refuse("error.date.no-such-day", accepted_dates, std::to_string(c));
    return refuse("error.date.other-order", iso(a, b, c));
  }
  if (written->digits[0] == 4 || written->digits[1] == 4) return {};
  if (written->digits[2] != 4) return refuse("error.date.ambiguous-order", accepted_dates);
  const bool day_first = exists(c, b, a);
  const bool month_first = exists(c, a, b);
  if (day_first && month_first && a != b)
    return refuse("error.date.ambiguous-order", iso(c, b, a) + ", " + iso(c, a, b));
  if (day_first) return refuse("error.date.other-order", iso(c, b, a));
  if (month_first) return refuse("error.date.other-order", iso(c, a, b));
  if (b >= 1 && b <= 12) return refuse("error.date.no-such-day", accepted_dates, std::to_string(a));
  if (a >= 1 && a <= 12) return refuse("error.date.no-such-day", accepted_dates, std::to_string(b));
  return refuse("error.date.no-such-month", accepted_dates, std::to_string(b));
}

}  // namespace

Result<Day> parse_day(std::string_view text, std::string_view place) {
  const bool well_formed = text.size() == 10 && is_digit(text[0]);
  const auto date = parse_date(text, place);
  if (date && (!well_formed || date->precision != Date::Precision::day))
    return invalid("error.date.not-a-day", place, text, "2022-10-06");
  if (!date) {
    Error error = date.error();
    error.hint = error.hint == accepted_dates ? "2022-10-06" : error.hint;
    return tl::unexpected(std::move(error));
  }
  return date->first;
}

Result<Date> parse_date(std::string_view text, std::string_view place) {
  if (text.empty()) return invalid("error.date.missing", place, text, accepted_dates);
  const char sign = text.back();
  const bool qualified = sign == '?' || sign == '~' || sign == '%';
  const std::string_view bare = qualified ? text.substr(0, text.size() - 1) : text;
  auto date = DateReader(bare, place).read();
  if (!date) {
    if (auto error = explain_written_day(text, place)) return tl::unexpected(std::move(*error));
    date.error().value = text;
    return date;
  }
  if (qualified && date->precision == Date::Precision::instant)
    return invalid("error.date.not-a-date", place, text, accepted_dates);
  date->uncertain = qualified && sign != '~';
  date->approximate = qualified && sign != '?';
  return date;
}

}  // namespace acta
