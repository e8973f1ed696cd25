#include "base/sha256.h"

#include <new>

#include <openssl/evp.h>

#include "base/check.h"

namespace acta {
namespace {

// Looking an algorithm up by name takes longer than hashing a short message.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  check(fetched != nullptr, "libcrypto has SHA-256");
  return fetched;
}

std::span<const std::uint8_t> octets(std::string_view bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

int nibble(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  return -1;
}

constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint8_t no_digit = 64;
constexpr auto base64_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(no_digit);
  for (std::size_t i = 0; i < base64_digits.size(); ++i)
    values[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  bool begun = false;

  State() {
    if (context == nullptr) throw std::bad_alloc();
  }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin() {
    if (begun) return;
    // The algorithm is named once; later null keeps it and only starts over.
    const EVP_MD* type = EVP_MD_CTX_get0_md(context) == nullptr ? algorithm() : nullptr;
    check(EVP_DigestInit_ex2(context, type, nullptr) == 1, "SHA-256 begins");
    begun = true;
  }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

Sha256& Sha256::update(std::span<const std::uint8_t> bytes) {
  state_->begin();
  check(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) == 1, "SHA-256 goes on");
  return *this;
}

Sha256& Sha256::update(std::string_view bytes) { return update(octets(bytes)); }

Hash Sha256::finish() {
  state_->begin();
  Hash hash;
  check(EVP_DigestFinal_ex(state_->context, hash.data(), nullptr) == 1, "SHA-256 ends");
  state_->begun = false;
  return hash;
}

Hash sha256(std::string_view bytes) {
  thread_local Sha256 hasher;
  return hasher.update(bytes).finish();
}

std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::string hex(std::string_view bytes) { return hex(octets(bytes)); }

std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text(2 * bytes.size(), '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text[2 * i] = digits[bytes[i] >> 4U];
    text[2 * i + 1] = digits[bytes[i] & 15U];
  }
  return text;
}

Result<Hash> parse_hash(std::string_view hex, std::string_view place) {
  Hash hash;
  if (hex.size() != 2 * hash.size()) return invalid("error.hash.not-a-hash", place, hex);
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = nibble(hex[2 * i]);
    const int low = nibble(hex[2 * i + 1]);
    if (high < 0 || low < 0) return invalid("error.hash.not-a-hash", place, hex);
    hash[i] = static_cast<std::uint8_t>(16 * high + low);
  }
  return hash;
}

std::string base64(std::string_view bytes) { return base64(octets(bytes)); }

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j) group = group << 8U | (j < count ? bytes[i + j] : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      text += j <= count ? base64_digits[group >> (18 - 6 * j) & 63U] : '=';
  }
  return text;
}

Result<std::string> parse_base64(std::string_view text, std::string_view place) {
  const auto refused = [&] { return invalid("error.base64.not-base64", place, text); };
  if (text.size() % 4 != 0) return refused();
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  const std::string_view digits = text.substr(0, text.size() - padding);

  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char digit : digits) {
    const std::uint32_t value = base64_values[static_cast<unsigned char>(digit)];
    if (value == no_digit) return refused();
    group = group << 6U | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 255U);
  }
  // Left-over bits must be zero (RFC 4648 §3.5), or two texts would mean the same bytes.
  if ((group & ((1U << bits) - 1)) != 0) return refused();
  return bytes;
}

}  // namespace acta
