#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace acta::exchange {

enum class Framing : std::uint8_t {
  bare,  // RFC 1951, as a ZIP archive holds it
  gzip,  // RFC 1952, with no name and no time in it
};

// The bytes compressed by DEFLATE, the same every time. `level`: 1 is quickest, 9 is smallest.
std::string deflated(std::string_view bytes, Framing framing, int level);

}  // namespace acta::exchange
