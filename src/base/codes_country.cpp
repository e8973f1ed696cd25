#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <unicode/locid.h>
#include <unicode/udata.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include "base/codes.h"
#include "base/codes_table.h"
#include "base/text.h"

namespace acta::codes {
namespace {

using Countries = std::set<std::string_view>;  // alpha-3

// The letters and digits of a name and nothing else: "EE. UU." and "EEUU" are one.
std::string key_of(std::string_view name) {
  std::string key = fold(name);
  std::erase_if(key, [](char c) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    return ascii && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return key;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(" -,.()'", at), folded.size());
    if (end > at) words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// What stands before the words that tell a country from another of its name: "Congo" of
// "Congo - Kinshasa", "Korea" of "Korea, Republic of". Empty if nothing does.
std::string_view head_of(std::string_view name) {
  std::size_t end = name.npos;
  for (const std::string_view mark : {", ", " - ", " – ", " ("})
    end = std::min(end, name.find(mark));
  return end == name.npos ? std::string_view() : name.substr(0, end);
}

// A name of CLDR's: "Countries" has the full ones, "Countries%short" abbreviations. Empty if
// the language has none of its own.
std::string cldr_name(const char* language, const char* table, std::string_view alpha2) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle* const names = ures_open(U_ICUDATA_NAME "-region", language, &status);
  UResourceBundle* const part = ures_getByKey(names, table, nullptr, &status);
  std::int32_t length = 0;
  const UChar* const name =
      ures_getStringByKey(part, std::string(alpha2).c_str(), &length, &status);
  std::string text;
  if (U_SUCCESS(status)) icu::UnicodeString(name, length).toUTF8String(text);
  ures_close(part);
  ures_close(names);
  return text;
}

// Every name of every country. Built at the first name that is asked for, not at the start.
class Names {
 public:
  Names() {
    for (const Country& country : countries()) {
      for (const std::string_view name : {country.name, country.official_name, country.common_name})
        add(name, country.alpha3);
      for (const char* language : {"en", "es", "es_419", "es_MX", "pt", "pt_PT", "fr", "fr_CA"})
        for (const char* table : {"Countries", "Countries%short", "Countries%variant"})
          add(cldr_name(language, table, country.alpha2), country.alpha3);
    }
    for (const CountryName& translated : country_names()) add(translated.name, translated.alpha3);
  }

  // One country; several where the name does not tell them apart; none.
  Countries find(std::string_view written) const {
    const std::string key = key_of(written);
    if (key.empty()) return {};
    // "Congo" is the whole name of one country in some lists, and the head of two in others.
    const auto head = heads_.find(key);
    if (head != heads_.end() && head->second.size() > 1) return head->second;
    const auto whole = whole_.find(key);
    if (whole != whole_.end()) return whole->second;
    return head == heads_.end() ? Countries() : head->second;
  }

  // The countries with all these words somewhere in one name: "Corea" is in two.
  Countries with_words(std::string_view written) const {
    const std::vector<std::string> wanted = words_of(written);
    Countries found;
    for (const auto& [words, country] : words_) {
      const auto has = [&](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
      };
      if (!wanted.empty() && std::all_of(wanted.begin(), wanted.end(), has)) found.insert(country);
    }
    return found;
  }

 private:
  void add(std::string_view name, std::string_view country) {
    if (name.empty()) return;
    whole_[key_of(name)].insert(country);
    if (const std::string_view head = head_of(name); !head.empty())
      heads_[key_of(head)].insert(country);
    words_.emplace_back(words_of(name), country);
  }

  std::map<std::string, Countries> whole_;
  std::map<std::string, Countries> heads_;
  std::vector<std::pair<std::vector<std::string>, std::string_view>> words_;
};

const Names& names() {
  static const Names all;
  return all;
}

std::string by_code(std::string_view written) {
  std::string code;
  for (const char c : written)  // "U.S.A."
    if (c != '.') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (is_country(code)) return code;
  if (code.empty() || code.size() > 3) return {};
  for (const Country& country : countries())
    if (code == country.alpha2 || code == country.number) return std::string(country.alpha3);
  return {};
}

std::string_view without_article(std::string_view written) {
  constexpr std::array<std::string_view, 11> articles = {"the", "el", "la", "los", "las", "o",
                                                         "a",   "os", "as", "le",  "les"};
  const std::size_t space = written.find(' ');
  if (space == written.npos) return {};
  const std::string first = fold(written.substr(0, space));
  const bool article = std::find(articles.begin(), articles.end(), first) != articles.end();
  return article ? trim(written.substr(space)) : std::string_view();
}

std::string join(const Countries& countries) {
  std::string joined;
  for (const std::string_view country : countries)
    joined.append(joined.empty() ? "" : ", ").append(country);
  return joined;
}

}  // namespace

Result<std::string> country(std::string_view written, std::string_view place) {
  const std::string_view name = trim(written);
  if (name.empty()) return invalid("error.country.missing", place, written);
  if (std::string code = by_code(name); !code.empty()) return code;
  Countries found = names().find(name);
  if (found.empty()) found = names().find(without_article(name));
  if (found.size() == 1) return std::string(*found.begin());
  if (found.empty()) found = names().with_words(name);
  if (found.empty()) return invalid("error.country.unknown", place, written);
  return invalid(found.size() == 1 ? "error.country.unknown" : "error.country.ambiguous", place,
                 written, join(found));
}

}  // namespace acta::codes
