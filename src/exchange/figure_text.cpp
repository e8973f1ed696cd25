#include "exchange/figure_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace acta::exchange {
namespace {

using record::FlowCount;
template <class T>
using Read = tl::expected<T, std::string_view>;

constexpr std::string_view not_a_count = "error.flows.not-a-count";
constexpr std::string_view too_large = "error.counts.too-large";

bool digit(char c) { return c >= '0' && c <= '9'; }
bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), digit);
}

Read<std::int64_t> whole(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) {
    if (!digit(c)) return tl::unexpected(not_a_count);
    count = count * 10 + static_cast<std::uint64_t>(c - '0');
    if (count > most_counted) return tl::unexpected(too_large);
  }
  if (text.empty()) return tl::unexpected(not_a_count);
  return static_cast<std::int64_t>(count);
}

// What separates thousands at the beginning of `text`, in bytes: ' ' stands for every space that
// numbers are written with (U+0020, U+00A0, U+202F).
std::size_t separator(std::string_view text, char thousands) {
  if (text.starts_with(thousands)) return 1;
  if (thousands != ' ') return 0;
  if (text.starts_with("\u00A0")) return 2;
  return text.starts_with("\u202F") ? 3 : 0;
}

// 1.234.567 as 1234567: one to three digits, and groups of three.
Read<std::string> without_separators(std::string_view text, char thousands) {
  std::string kept;
  std::size_t group = 0;
  bool grouped = false;
  while (!text.empty()) {
    if (const std::size_t size = separator(text, thousands); size > 0) {
      if (group == 0 || group > 3 || (grouped && group != 3)) return tl::unexpected(not_a_count);
      grouped = true;
      group = 0;
      text.remove_prefix(size);
      continue;
    }
    kept += text.front();
    ++group;
    text.remove_prefix(1);
  }
  if (grouped && group != 3) return tl::unexpected(not_a_count);
  return kept;
}

Read<std::int64_t> of_program(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, wrong] = std::from_chars(text.data(), end, value);
  if (stopped != end || wrong != std::errc{} || value != std::floor(value))
    return tl::unexpected(not_a_count);
  if (value > static_cast<double>(most_counted)) return tl::unexpected(too_large);
  return static_cast<std::int64_t>(value);
}

Read<std::int64_t> number(std::string_view text, const NumberStyle& style) {
  if (digits(text)) return whole(text);
  if (text.front() == '-' && digits(text.substr(1)))
    return tl::unexpected(std::string_view("error.counts.negative"));
  if (style.decimal != 0)
    if (const std::size_t point = text.find(style.decimal); point != text.npos) {
      const std::string_view after = text.substr(point + 1);
      if (after.empty() || after.find_first_not_of('0') != after.npos)
        return tl::unexpected(not_a_count);
      text = text.substr(0, point);
    }
  if (style.thousands != 0) {
    const auto kept = without_separators(text, style.thousands);
    return kept ? whole(*kept) : tl::unexpected(kept.error());
  }
  if (text.size() > 1 && digit(text.front()) && text.find("e+") != text.npos)
    return of_program(text);
  return whole(text);
}

}  // namespace

Read<FlowCount> parse_figure(std::string_view text, const NumberStyle& style,
                             std::int64_t rounded) {
  FlowCount count;
  if (text.empty()) {
    count.mark = FlowCount::Mark::missing;
    return count;
  }
  if (text.front() == '<' && text.size() > 1) {
    const auto limit = number(text.substr(1), style);
    if (!limit) return tl::unexpected(limit.error());
    if (*limit < 2) return tl::unexpected(not_a_count);
    count.mark = FlowCount::Mark::suppressed;
    count.low = 1;
    count.high = *limit - 1;
    return count;
  }
  const auto value = number(text, style);
  if (!value) return tl::unexpected(value.error());
  count.low = count.high = *value;
  if (rounded <= 1) return count;
  if (*value % rounded != 0) return tl::unexpected(std::string_view("error.flows.not-rounded"));
  count.mark = FlowCount::Mark::rounded;
  count.low = std::max<std::int64_t>(0, *value - rounded / 2);
  count.high = *value + rounded / 2;
  return count;
}

}  // namespace acta::exchange
