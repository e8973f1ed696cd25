#include "exchange/windows_1252.h"

#include <array>

namespace acta::exchange {
namespace {

// 0x80 to 0x9F; the rest of Latin-1 has the numbers of Unicode.
constexpr std::array<char16_t, 32> not_latin_1{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append(std::string& text, char16_t character) {
  const auto byte = [&](unsigned bits) {
    text += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (character < 0x800) {
    byte(0xC0U | (character >> 6U));
  } else {
    byte(0xE0U | (character >> 12U));
    byte(0x80U | ((character >> 6U) & 0x3FU));
  }
  byte(0x80U | (character & 0x3FU));
}

}  // namespace

std::string utf8_of_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) text += c;
    else append(text, byte < 0xA0 ? not_latin_1[byte - 0x80U] : static_cast<char16_t>(byte));
  }
  return text;
}

}  // namespace acta::exchange
