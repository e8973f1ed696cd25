#include "register/count_protection.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace acta::record {
namespace {

using Mark = FlowCount::Mark;
constexpr std::string_view other_nationality = "OOO";
constexpr std::int64_t most = 1'000'000;

struct Bounds {
  std::int64_t low = 0, high = 0;
};

// The multiples are the middles of what is kept; the lowest of them begins at `least`, so that a
// count is never narrowed from both sides.
Bounds rounded(std::int64_t count, const CountProtection& protection) {
  const std::int64_t step = protection.multiple;
  if (step == 1) return {count, count};
  const std::int64_t lowest = (protection.least + step - 1) / step * step;
  const std::int64_t middle = std::max(lowest, (count + step / 2) / step * step);
  return {middle == lowest ? protection.least : std::max(protection.least, middle - step / 2),
          middle + step / 2};
}

Bounds kept_bounds(std::int64_t count, const CountProtection& protection) {
  if (count == 0) return {0, 0};
  if (count < protection.least) return {1, protection.least - 1};
  return rounded(count, protection);
}

FlowCount named(const FlowCount& like, std::string_view nationality, Mark mark, Bounds bounds) {
  FlowCount count = like;
  count.nationality = nationality;
  count.mark = mark;
  count.low = bounds.low;
  count.high = bounds.high;
  return count;
}

FlowCount sum_of(const FlowCount& a, const FlowCount& b) {
  if (a.mark == Mark::missing || b.mark == Mark::missing)
    return named(a, a.nationality, Mark::missing, {});
  const bool exact = a.mark == Mark::counted && b.mark == Mark::counted;
  return named(a, a.nationality, exact ? Mark::counted : Mark::rounded,
               {a.low + b.low, a.high + b.high});
}

// By nationality; those that the earlier version did not tell are among the others.
std::map<std::string, FlowCount> parts_of(const FlowCounts& sent,
                                          const std::vector<std::string>& kept) {
  std::map<std::string, FlowCount> parts;
  for (const FlowCount& count : sent) {
    if (count.nationality.empty()) continue;
    const bool told =
        kept.empty() || std::find(kept.begin(), kept.end(), count.nationality) != kept.end();
    const std::string name(told ? std::string_view(count.nationality) : other_nationality);
    FlowCount part = count;
    part.nationality = name;
    const auto [before, fresh] = parts.try_emplace(name, part);
    if (!fresh) before->second = sum_of(before->second, part);
  }
  return parts;
}

// What the whole leaves beside the parts that are counted; those that the sender has hidden
// himself are within it, and it must not tell them.
std::optional<Bounds> rest_of(const FlowCount& whole, const std::map<std::string, FlowCount>& parts,
                              const CountProtection& protection) {
  std::int64_t counted = 0;
  Bounds hidden;
  for (const auto& [nationality, part] : parts) {
    if (part.mark == Mark::counted) counted += part.low;
    else if (part.mark != Mark::missing) hidden = {hidden.low + part.low, hidden.high + part.high};
  }
  if (whole.high < counted) return std::nullopt;
  const Bounds low = kept_bounds(std::max<std::int64_t>(0, whole.low - counted), protection);
  const Bounds high = kept_bounds(whole.high - counted, protection);
  if (hidden.high == 0) return Bounds{low.low, high.high};
  return Bounds{std::min(low.low, hidden.low), std::max(high.high, hidden.high)};
}

}  // namespace

std::optional<CountProtection> parse_protection(std::string_view words) {
  CountProtection protection;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (word.empty()) continue;
    const std::string_view name = word.substr(0, word.find('='));
    std::int64_t* const wanted = name == "least"      ? &protection.least
                                 : name == "multiple" ? &protection.multiple
                                                      : nullptr;
    if (!wanted || name.size() == word.size()) return std::nullopt;
    const char* const end = word.data() + word.size();
    const auto [stopped, wrong] = std::from_chars(word.data() + name.size() + 1, end, *wanted);
    if (stopped != end || wrong != std::errc{} || *wanted < 1 || *wanted > most)
      return std::nullopt;
  }
  // A least of 2 hides a count of which it tells that it is 1.
  if (protection.least < 3) return std::nullopt;
  return protection;
}

FlowCount protect(const FlowCount& count, const CountProtection& protection) {
  if (count.mark == Mark::missing) return count;
  const Bounds low = kept_bounds(count.low, protection), high = kept_bounds(count.high, protection);
  const bool hidden =
      count.mark == Mark::suppressed || (low.low > 0 && high.high < protection.least);
  const Bounds bounds{low.low, std::max(high.high, hidden ? protection.least - 1 : 0)};
  const Mark mark = hidden                      ? Mark::suppressed
                    : bounds.low == bounds.high ? Mark::counted
                                                : Mark::rounded;
  return named(count, count.nationality, mark, bounds);
}

std::optional<FlowCounts> protect_period(const FlowCounts& sent, const CountProtection& protection,
                                         const std::vector<std::string>& kept) {
  const auto parts = parts_of(sent, kept);
  const auto whole = std::find_if(sent.begin(), sent.end(),
                                  [](const FlowCount& c) { return c.nationality.empty(); });
  FlowCounts result;
  if (parts.empty()) {
    for (const FlowCount& count : sent) result.push_back(protect(count, protection));
    return result;
  }
  for (const auto& [nationality, part] : parts) result.push_back(protect(part, protection));
  if (whole == sent.end()) return result;
  if (whole->mark == Mark::missing) {
    result.push_back(*whole);
    return result;
  }
  const auto rest = rest_of(*whole, parts, protection);
  if (!rest) return std::nullopt;
  Bounds all = *rest;
  bool exact = rest->low == rest->high;
  for (const FlowCount& part : result) {
    const bool counted_apart = part.mark != Mark::missing;
    const auto& as_sent = parts.at(part.nationality);
    if (!counted_apart || as_sent.mark != Mark::counted) continue;  // within the rest
    all = {all.low + part.low, all.high + part.high};
    exact = exact && part.mark == Mark::counted;
  }
  result.push_back(named(*whole, {}, exact ? Mark::counted : Mark::rounded, all));
  return result;
}

}  // namespace acta::record
