#pragma once

#include <string>

namespace acta::store::testing {

// The secret of an authenticator's address, decoded.
inline std::string secret_in(const std::string& address) {
  const std::size_t at = address.find("secret=") + 7;
  const std::string text = address.substr(at, address.find('&', at) - at);
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char c : text) {
    held = held << 5U | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 255U);
  }
  return bytes;
}

}  // namespace acta::store::testing
