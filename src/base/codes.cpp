#include "base/codes.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/ucurr.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "base/check.h"
#include "base/codes_table.h"
#include "base/text.h"

namespace acta::codes {
namespace {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
}

const Country* find(std::string_view alpha3) {
  const auto rows = countries();
  const auto row =
      std::lower_bound(rows.begin(), rows.end(), alpha3,
                       [](const Country& a, std::string_view b) { return a.alpha3 < b; });
  return row != rows.end() && row->alpha3 == alpha3 ? &*row : nullptr;
}

bool is_language(std::string_view code) {
  const auto rows = languages();
  if (code.size() == 2)
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Language& row) { return row.alpha2 == code; });
  const auto row =
      std::lower_bound(rows.begin(), rows.end(), code,
                       [](const Language& a, std::string_view b) { return a.alpha3 < b; });
  return row != rows.end() && row->alpha3 == code;
}

// Made once for each language, for that takes ICU longer than to name a thousand others in it.
const icu::LocaleDisplayNames& display_names(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::LocaleDisplayNames>, std::less<>> made;
  const std::lock_guard lock(mutex);
  auto known = made.find(language);
  if (known == made.end()) {
    std::unique_ptr<icu::LocaleDisplayNames> names(
        icu::LocaleDisplayNames::createInstance(locale_of(language), ULDN_DIALECT_NAMES));
    check(names != nullptr, "ICU names the languages in every language");
    known = made.emplace(language, std::move(names)).first;
  }
  return *known->second;
}

bool is_region(std::string_view code) {
  // 419 and its like are regions of UN M49 that are not countries.
  if (code.size() == 3) return true;
  const auto rows = countries();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const Country& row) { return row.alpha2 == code; });
}

}  // namespace

bool is_country(std::string_view alpha3) { return find(alpha3) != nullptr; }

std::string_view alpha2(std::string_view alpha3) {
  const Country* const row = find(alpha3);
  return row == nullptr ? std::string_view() : row->alpha2;
}

namespace {

std::string name_by_icu(std::string_view alpha3, std::string_view language) {
  const Country* const row = find(alpha3);
  if (row == nullptr) return std::string(alpha3);
  icu::UnicodeString name;
  icu::Locale("", std::string(row->alpha2).c_str()).getDisplayCountry(locale_of(language), name);
  return to_utf8(name);
}

}  // namespace

std::string country_name(std::string_view alpha3, std::string_view language) {
  // Asked for thousands of times for one page, and ICU takes its time.
  constexpr std::size_t most_kept = 2048;
  thread_local std::map<std::string, std::string, std::less<>> kept;
  std::string key(alpha3);
  (key += ' ') += language;
  if (kept.size() > most_kept) kept.clear();
  auto found = kept.find(key);
  if (found == kept.end()) found = kept.emplace(key, name_by_icu(alpha3, language)).first;
  return found->second;
}

bool is_currency(std::string_view code) {
  const auto rows = currencies();
  return std::binary_search(rows.begin(), rows.end(), code);
}

int minor_digits(std::string_view currency) {
  const icu::UnicodeString code(currency.data(), static_cast<std::int32_t>(currency.size()),
                                US_INV);
  UErrorCode status = U_ZERO_ERROR;
  const int digits =
      ucurr_getDefaultFractionDigits(icu::UnicodeString(code).getTerminatedBuffer(), &status);
  return U_SUCCESS(status) ? digits : 2;
}

namespace {

// Empty for what is no tag.
std::string canonical_tag(std::string_view tag) {
  const std::string given(tag);
  char id[ULOC_FULLNAME_CAPACITY];
  std::int32_t read = 0;
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(given.c_str(), id, sizeof id, &read, &status);
  const bool whole = U_SUCCESS(status) && read == static_cast<std::int32_t>(given.size());
  if (!whole || given.empty() || given.find('_') != given.npos) return {};
  const icu::Locale locale(id);
  const std::string_view script = locale.getScript();
  const std::string_view region = locale.getCountry();
  const auto known = scripts();
  if (!is_language(locale.getLanguage())) return {};
  if (!script.empty() && !std::binary_search(known.begin(), known.end(), script)) return {};
  if (!region.empty() && !is_region(region)) return {};
  auto canonical = locale.toLanguageTag<std::string>(status);
  return U_SUCCESS(status) ? canonical : std::string();
}

}  // namespace

Result<std::string> language(std::string_view tag, std::string_view place) {
  // A record is in a few languages, and ICU takes its time.
  constexpr std::size_t most_kept = 64;
  thread_local std::map<std::string, std::string, std::less<>> kept;
  if (kept.size() > most_kept) kept.clear();
  auto found = kept.find(tag);
  if (found == kept.end()) found = kept.emplace(tag, canonical_tag(tag)).first;
  if (!found->second.empty()) return found->second;
  return invalid("error.language.unknown", place, tag, "es, pt-BR, quz");
}

std::string language_name(std::string_view tag, std::string_view in_language) {
  icu::UnicodeString name;
  display_names(in_language).localeDisplayName(locale_of(tag), name);
  return to_utf8(name);
}

}  // namespace acta::codes
