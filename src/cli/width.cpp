#include "cli/width.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace acta::cli {
namespace {

std::size_t width_of(UChar32 character) {
  if (u_getCombiningClass(character) != 0) return 0;
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    default: return 1;
  }
}

// f(bytes of one character, its width) as long as it returns true. What is not UTF-8 is a byte.
template <class F>
void each_character(std::string_view text, F&& f) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const std::string_view bytes = text.substr(0, length);
    text.remove_prefix(bytes.size());
    const auto character = icu::UnicodeString::fromUTF8(
        icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())));
    if (!f(bytes, width_of(character.char32At(0)))) return;
  }
}

std::size_t bytes_that_fit(std::string_view text, std::size_t most) {
  std::size_t bytes = 0, width = 0;
  each_character(text, [&](std::string_view character, std::size_t its_width) {
    width += its_width;
    if (width > most && bytes > 0) return false;
    bytes += character.size();
    return true;
  });
  return bytes;
}

// Bytes of a word up to and with its last hyphen, if it has one; else all.
std::size_t to_last_hyphen(std::string_view word) {
  const std::size_t hyphen = word.find_last_of("-/_");
  return hyphen == word.npos ? word.size() : hyphen + 1;
}

}  // namespace

std::size_t width_of(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; }))
    return text.size();
  std::size_t width = 0;
  each_character(text, [&](std::string_view, std::size_t its_width) {
    width += its_width;
    return true;
  });
  return width;
}

std::vector<std::string> fold_lines(std::string_view text, std::size_t most) {
  std::vector<std::string> lines(1);
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    const std::size_t word_width = width_of(word);
    if (width > 0 && width + 1 + word_width > most) {
      lines.emplace_back();
      width = 0;
    }
    if (width > 0) {
      lines.back() += ' ';
      ++width;
    }
    while (width_of(word) > most) {
      const std::size_t bytes = to_last_hyphen(word.substr(0, bytes_that_fit(word, most)));
      lines.back() += word.substr(0, bytes);
      word.remove_prefix(bytes);
      if (!word.empty()) lines.emplace_back();
    }
    lines.back() += word;
    width = width_of(lines.back());
  }
  return lines;
}

}  // namespace acta::cli
