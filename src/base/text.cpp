#include "base/text.h"

#include <cstring>
#include <map>
#include <memory>

#include <fmt/core.h>
#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/check.h"

namespace acta {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool between(unsigned byte, unsigned low, unsigned high) { return low <= byte && byte <= high; }

// How many bytes the character at `at` has, 0 if it is none: the table of RFC 3629 §4.
std::size_t length_of_character(std::string_view bytes, std::size_t at) {
  const unsigned first = byte_at(bytes, at);
  if (first < 0x80) return 1;
  const unsigned second = byte_at(bytes, at + 1);
  if (between(first, 0xC2, 0xDF)) return between(second, 0x80, 0xBF) ? 2 : 0;
  const bool third = between(byte_at(bytes, at + 2), 0x80, 0xBF);
  if (between(first, 0xE0, 0xEF)) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;   // no overlong forms
    const unsigned high = first == 0xED ? 0x9F : 0xBF;  // no surrogates
    return between(second, low, high) && third ? 3 : 0;
  }
  if (between(first, 0xF0, 0xF4)) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;  // nothing beyond U+10FFFF
    const bool fourth = between(byte_at(bytes, at + 3), 0x80, 0xBF);
    return between(second, low, high) && third && fourth ? 4 : 0;
  }
  return 0;
}

// How many bytes in front are ASCII, at least as far as whole words of eight go: most of what is
// read is ASCII, and a whole file is checked before anything is made of it.
std::size_t length_of_ascii(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t length = 0;
  for (std::uint64_t word = 0; length + sizeof word <= bytes.size(); length += sizeof word) {
    std::memcpy(&word, bytes.data() + length, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  return length;
}

std::uint32_t code_point(std::string_view character) {
  if (character.size() == 1) return byte_at(character, 0);
  std::uint32_t code = byte_at(character, 0) & (0x7FU >> character.size());
  for (std::size_t i = 1; i < character.size(); ++i)
    code = code << 6U | (byte_at(character, i) & 0x3FU);
  return code;
}

// Most text, by far.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

bool is_control(std::uint32_t code) {
  return (code < 0x20 && code != '\n' && code != '\t') || between(code, 0x7F, 0x9F);
}

// Unicode TR 36 §3 and UAX 9: what reorders or hides. The soft hyphen and the joiners are
// invisible too, but Persian and Indic scripts cannot be written without the joiners; they
// are shown all the same, because names here are compared by eye.
bool is_invisible(std::uint32_t code) {
  return code == 0xAD || code == 0x61C || code == 0x180E || between(code, 0x200B, 0x200F) ||
         between(code, 0x202A, 0x202E) || between(code, 0x2060, 0x206F) || code == 0xFEFF ||
         between(code, 0xE0000, 0xE007F);
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// Opening one costs as much as a thousand comparisons.
const icu::Collator& collator(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> opened;
  const auto found = opened.find(language);
  if (found != opened.end()) return *found->second;
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(std::string(language), status);
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  check(U_SUCCESS(status) && collator, "ICU sorts every language");
  if (opened.size() > 32) opened.clear();
  return *opened.emplace(language, std::move(collator)).first->second;
}

}  // namespace

std::size_t first_bad_byte(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    at += length_of_ascii(bytes.substr(at));
    if (at == bytes.size()) break;
    const std::size_t length = length_of_character(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view bytes) { return first_bad_byte(bytes) == std::string_view::npos; }

Result<std::string> accept_text(std::string_view text, std::string_view place, std::size_t most) {
  if (text.size() > most)
    return invalid("error.text.too-long", place, std::to_string(text.size()), std::to_string(most));
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain(text[at])) {
      ++at;
      continue;
    }
    const std::size_t length = length_of_character(text, at);
    if (length == 0)
      return invalid("error.text.not-utf8", place,
                     fmt::format("0x{:02X} (byte {})", byte_at(text, at), at + 1));
    const std::uint32_t code = code_point(text.substr(at, length));
    if (is_control(code))
      return invalid("error.text.control-character", place,
                     fmt::format("U+{:04X} (byte {})", code, at + 1));
    at += length;
  }
  return std::string(text);
}

std::string show_invisible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  std::size_t as_it_is_from = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (byte_at(text, at) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = std::max<std::size_t>(1, length_of_character(text, at));
    const std::uint32_t code = code_point(text.substr(at, length));
    if (length > 1 && is_invisible(code)) {
      shown += text.substr(as_it_is_from, at - as_it_is_from);
      shown += fmt::format("U+{:04X}", code);
      as_it_is_from = at + length;
    }
    at += length;
  }
  return shown += text.substr(as_it_is_from);
}

std::string lower(std::string_view text) {
  std::string changed(text);
  for (char& c : changed)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return changed;
}

std::string upper(std::string_view text) {
  std::string changed(text);
  for (char& c : changed)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return changed;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string lower(text);
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(status);
  check(U_SUCCESS(status), "ICU has its normalisation data");
  const auto given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString apart = decompose->normalize(casefold->normalize(given, status), status);
  check(U_SUCCESS(status), "ICU normalises every text");
  icu::UnicodeString bare;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1))
    if (u_charType(apart.char32At(at)) != U_NON_SPACING_MARK) bare.append(apart.char32At(at));
  return to_utf8(bare);
}

std::vector<std::string> words_of(std::string_view text) {
  const auto folded = icu::UnicodeString::fromUTF8(fold(text));
  std::vector<std::string> words;
  icu::UnicodeString word;
  const auto end_word = [&] {
    if (!word.isEmpty()) words.push_back(to_utf8(word));
    word.remove();
  };
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const UChar32 letter = folded.char32At(at);
    if (u_isalnum(letter)) word.append(letter);
    else end_word();
  }
  end_word();
  return words;
}

bool sorts_before(std::string_view a, std::string_view b, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto piece = [](std::string_view text) {
    return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
  };
  const UCollationResult order = collator(language).compareUTF8(piece(a), piece(b), status);
  check(U_SUCCESS(status), "ICU compares every text");
  return order == UCOL_EQUAL ? a < b : order == UCOL_LESS;
}

}  // namespace acta
