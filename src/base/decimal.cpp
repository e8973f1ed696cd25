#include "base/decimal.h"

#include <charconv>
#include <limits>

#include "base/check.h"
#include "base/text.h"

namespace acta {
namespace {

__extension__ using Wide = __int128;

constexpr int most_places = 18;

Wide power_of_ten(int exponent) {
  Wide power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

bool fits(Wide units) {
  return units >= std::numeric_limits<std::int64_t>::min() &&
         units <= std::numeric_limits<std::int64_t>::max();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return !text.empty();
}

// The text without the signs that people put between thousands, and with a point for decimals;
// empty where that would be a guess: "1,234" is 1234 to some and 1.234 to others.
std::string without_grouping(std::string_view text) {
  std::string plain;
  std::string marks;
  std::size_t since_mark = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      plain += c;
      ++since_mark;
      continue;
    }
    if (c == '-' && at == 0) {
      plain += c;
      continue;
    }
    if (c == ',' || c == '.') marks += c;
    else marks += ' ';
    plain += marks.back();
    since_mark = 0;
    if (static_cast<unsigned char>(c) >= 0x80)  // the spaces of Unicode take two or three bytes
      while (at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80)
        ++at;
  }
  if (marks.empty()) return {};
  const char last = marks.back();
  const bool decimals = last != ' ' && marks.find(last) == marks.size() - 1;
  if (decimals && marks.size() == 1 && since_mark == 3) return {};
  std::string result;
  for (const char c : plain) {
    if (is_digit(c) || c == '-') result += c;
    else if (decimals && c == last) result += '.';
  }
  return result;
}

bool looks_grouped(std::string_view text) {
  bool separated = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto starts = [&](std::string_view sign) { return text.substr(at).starts_with(sign); };
    if (is_digit(text[at]) || (text[at] == '-' && at == 0)) continue;
    const bool no_break_space = starts("\u00A0") || starts("\u202F") || starts("\u2009");
    if (text[at] != ',' && text[at] != '.' && text[at] != ' ' && text[at] != '\'' &&
        !no_break_space)
      return false;
    if (at == 0 || at + 1 == text.size()) return false;
    separated = true;
    if (no_break_space) at += starts("\u00A0") ? 1 : 2;
  }
  return separated;
}

tl::unexpected<Error> refuse(std::string_view text, std::string_view place) {
  const std::string word = fold(trim(text));
  if (word.empty() || word == "-" || word == "–" || word == "—" || word == "n/a" || word == "na" ||
      word == "n.a.")
    return invalid("error.number.missing", place, text);
  if (looks_grouped(text))
    return invalid("error.number.grouped", place, text, without_grouping(text));
  for (const char c : text)
    if (is_digit(c)) return invalid("error.number.words", place, text, "1234.5");
  return invalid("error.number.not-a-number", place, text, "1234.5");
}

}  // namespace

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const int places = std::max(scale, other.scale);
  const Wide mine = units * power_of_ten(places - scale);
  const Wide theirs = other.units * power_of_ten(places - other.scale);
  if (mine == theirs) return std::strong_ordering::equal;
  return mine < theirs ? std::strong_ordering::less : std::strong_ordering::greater;
}

Result<Decimal> parse_decimal(std::string_view text, std::string_view place) {
  const bool negative = text.starts_with('-');
  const std::string_view digits = negative ? text.substr(1) : text;
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  const std::string_view part =
      point == std::string_view::npos ? std::string_view() : digits.substr(point + 1);
  if (!all_digits(whole) || (point != std::string_view::npos && !all_digits(part)))
    return refuse(text, place);
  if (part.size() > most_places) return invalid("error.number.too-precise", place, text, "18");

  Wide units = 0;
  for (const std::string_view run : {whole, part}) {
    for (const char digit : run) {
      units = 10 * units + (digit - '0');
      if (!fits(-units)) return invalid("error.number.too-large", place, text);
    }
  }
  if (negative) units = -units;
  if (!fits(units)) return invalid("error.number.too-large", place, text);
  return Decimal{static_cast<std::int64_t>(units), static_cast<std::uint8_t>(part.size())};
}

std::string format_decimal(Decimal number) {
  check(number.scale <= most_places, "a decimal has at most 18 places");
  std::string digits = std::to_string(number.units);
  if (number.scale == 0) return digits;
  const std::size_t sign = number.units < 0 ? 1 : 0;
  if (digits.size() - sign <= number.scale)
    digits.insert(sign, number.scale + 1 - (digits.size() - sign), '0');
  return digits.insert(digits.size() - number.scale, 1, '.');
}

double to_double(Decimal number) {
  // Through the digits, because units / 10^scale would round twice.
  const std::string digits = format_decimal(number);
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Result<Decimal> add(Decimal a, Decimal b) {
  int places = std::max(a.scale, b.scale);
  Wide sum = a.units * power_of_ten(places - a.scale) + b.units * power_of_ten(places - b.scale);
  while (!fits(sum) && places > 0 && sum % 10 == 0) {
    sum /= 10;
    --places;
  }
  if (!fits(sum))
    return invalid("error.number.too-large", {}, format_decimal(a) + " + " + format_decimal(b));
  return Decimal{static_cast<std::int64_t>(sum), static_cast<std::uint8_t>(places)};
}

}  // namespace acta
