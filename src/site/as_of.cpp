#include "site/as_of.h"

#include <charconv>

namespace acta::site {
namespace {

std::string_view given(const Query& query, std::string_view key) {
  const auto found = query.find(key);
  return found == query.end() ? std::string_view{} : found->second;
}

Result<std::uint64_t> parse_entry(std::string_view text, std::uint64_t last) {
  std::uint64_t entry = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), entry);
  const bool whole = end == text.data() + text.size();
  if (!whole || error == std::errc::invalid_argument) {
    return invalid("error.as-of.not-an-entry", "at", text, std::to_string(last));
  }
  if (error != std::errc{} || entry > last) {
    return not_found("error.as-of.beyond", "at", text, std::to_string(last));
  }
  return entry;
}

// The end of the day of `now` counts as known: a day alone means its last microsecond.
Result<Instant> parse_known(std::string_view text, Instant now) {
  const Instant known = TRY(parse_instant(text, "known"));
  if (known > now && day_of(known) > day_of(now)) {
    return invalid("error.as-of.future", "known", text, format_day(day_of(now)));
  }
  return known;
}

// The entry at which the page with the form stood, if its day is still the one asked for.
std::uint64_t entry_before(const Query& query, std::string_view known,
                           const record::Register& record) {
  const auto was = parse_entry(given(query, "was"), record.published());
  const bool same = was && *was > 0 && format_day(day_of(record.recorded(*was))) == known;
  return same ? *was : 0;
}

}  // namespace

Result<AsOf> read_as_of(const Query& query, const record::Register& record, Instant now,
                        Newest newest) {
  AsOf as_of{newest.valid, newest.at, false, false, false};
  if (const auto valid = given(query, "valid"); !valid.empty()) {
    as_of.valid = TRY(parse_day(valid, "valid"));
    as_of.valid_given = true;
  }
  const auto at = given(query, "at");
  const auto known = given(query, "known");
  if (!at.empty() && !known.empty()) return invalid("error.as-of.both", "known", known);
  if (!at.empty()) {
    as_of.at = TRY(parse_entry(at, record.published()));
    as_of.at_given = true;
  }
  if (!known.empty()) {
    as_of.at = record.entry_at(TRY(parse_known(known, now)));
    if (const std::uint64_t was = entry_before(query, known, record)) as_of.at = was;
    as_of.at_given = as_of.by_known = true;
  }
  return as_of;
}

}  // namespace acta::site
