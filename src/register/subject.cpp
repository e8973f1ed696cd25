#include "register/subject.h"

#include <algorithm>

namespace acta::record {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view take_digits(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

// How many characters both begin with, less the digits that begin a number.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t same = 0;
  while (same < most && a[same] == b[same]) ++same;
  while (same > 0 && is_digit(a[same - 1])) --same;
  return same;
}

}  // namespace

void ClaimList::add(Arena& arena, const Claim* claim) {
  Items* items = items_.load(std::memory_order_relaxed);
  const std::uint32_t size = items ? items->size.load(std::memory_order_relaxed) : 0;
  if (!items || size == items->capacity) {
    Items* const larger = arena.make<Items>();
    larger->capacity = items ? 2 * items->capacity : 4;
    larger->claims = arena.make_array<const Claim*>(larger->capacity);
    for (std::uint32_t i = 0; i < size; ++i) larger->claims[i] = items->claims[i];
    larger->claims[size] = claim;
    larger->size.store(size + 1, std::memory_order_relaxed);
    items_.store(larger, std::memory_order_release);
    return;
  }
  items->claims[size] = claim;
  items->size.store(size + 1, std::memory_order_release);
}

std::size_t ClaimList::size() const {
  const Items* items = items_.load(std::memory_order_acquire);
  return items ? items->size.load(std::memory_order_acquire) : 0;
}

Result<std::size_t> check_subject_name(std::string_view name, std::string_view place) {
  const std::size_t slash = name.find('/');
  if (slash == name.npos || slash == 0 || !is_lower(name[0]))
    return invalid("error.subject.not-a-name", place, name);
  const std::string_view kind = name.substr(0, slash);
  const std::string_view id = name.substr(slash + 1);
  const bool kind_ok =
      std::all_of(kind.begin(), kind.end(), [](char c) { return is_lower(c) || c == '_'; });
  const bool id_ok =
      !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) {
        return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
      });
  if (!kind_ok || !id_ok) return invalid("error.subject.not-a-name", place, name);
  return slash;
}

bool id_before(std::string_view a, std::string_view b) {
  const std::string_view whole_a = a;
  const std::string_view whole_b = b;
  const std::size_t same = common_prefix(a, b);
  a.remove_prefix(same);
  b.remove_prefix(same);
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view number_a = take_digits(a);
      const std::string_view number_b = take_digits(b);
      if (number_a.size() != number_b.size()) return number_a.size() < number_b.size();
      if (number_a != number_b) return number_a < number_b;
    } else {
      if (a[0] != b[0]) return a[0] < b[0];
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return whole_a < whole_b;
}

}  // namespace acta::record
