#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta {

using Hash = std::array<std::uint8_t, 32>;

// FIPS 180-4. An object for hashing in pieces; reused after finish().
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& update(std::span<const std::uint8_t> bytes);
  Sha256& update(std::string_view bytes);
  Hash finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

Hash sha256(std::string_view bytes);

std::string_view bytes_of(const Hash& hash);  // as text of 32 bytes, valid as long as the hash

std::string hex(std::span<const std::uint8_t> bytes);  // lower case
std::string hex(std::string_view bytes);
Result<Hash> parse_hash(std::string_view hex, std::string_view place = {});
std::string base64(std::span<const std::uint8_t> bytes);  // RFC 4648 §4, padded
std::string base64(std::string_view bytes);
Result<std::string> parse_base64(std::string_view text, std::string_view place = {});

}  // namespace acta
