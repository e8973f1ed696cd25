#pragma once

#include <string>
#include <string_view>

namespace acta::exchange {

// The bytes of old office programs of the West as UTF-8 (WHATWG Encoding, windows-1252): Latin-1
// with the euro sign and quotation marks where Latin-1 has control characters. Every byte is some
// character, so that only somebody can say that a text is this and not UTF-8; nothing guesses it.
std::string utf8_of_windows_1252(std::string_view bytes);

}  // namespace acta::exchange
