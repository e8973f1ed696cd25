#include "store/accounts/secret.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <semaphore>

#include "base/check.h"

namespace acta::store {
namespace {

constexpr std::size_t memory = std::size_t{64} << 20;
constexpr unsigned long long passes = 3;
constexpr std::ptrdiff_t at_once = 2;
constexpr std::uint64_t seconds_a_step = 30;

std::counting_semaphore<at_once> hashing{at_once};

struct Turn {
  Turn() { hashing.acquire(); }
  ~Turn() { hashing.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
};

void ready() { check(sodium_init() >= 0, "libsodium starts"); }

}  // namespace

std::string random_bytes(std::size_t size) {
  ready();
  std::string bytes(size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string base32(std::string_view bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8U | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text += letters[held >> (bits - 5) & 31U];
  }
  if (bits > 0) text += letters[held << (5 - bits) & 31U];
  return text;
}

std::string random_words(std::size_t bits) { return base32(random_bytes((bits + 7) / 8)); }

bool same_bytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string hash_password(std::string_view password) {
  ready();
  const Turn turn;
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str(hash, password.data(), password.size(), passes, memory) != 0)
    throw std::bad_alloc();
  return hash;
}

bool password_fits(std::string_view password, const std::string& hash) {
  ready();
  const Turn turn;
  const char* const typed = password.empty() ? "" : password.data();  // which may be null
  return crypto_pwhash_str_verify(hash.c_str(), typed, password.size()) == 0;
}

void spend_as_long() {
  static const std::string nobodys = hash_password(random_bytes(32));
  (void)password_fits("not this one", nobodys);
}

std::string totp(std::string_view secret, std::uint64_t step, int digits) {
  unsigned char counter[8];
  for (int i = 7; i >= 0; --i, step >>= 8U) counter[i] = static_cast<unsigned char>(step);
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  check(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter, sizeof counter,
             mac, &size) != nullptr,
        "HMAC-SHA-1 is computed");
  const std::size_t at = mac[size - 1] & 0xfU;  // RFC 4226 §5.3
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | mac[at + i];
  number &= 0x7fffffffU;
  std::string code(static_cast<std::size_t>(digits), '0');
  for (auto digit = code.rbegin(); digit != code.rend(); ++digit, number /= 10)
    *digit = static_cast<char>('0' + number % 10);
  return code;
}

std::uint64_t totp_step(std::int64_t unix_seconds) {
  return static_cast<std::uint64_t>(unix_seconds) / seconds_a_step;
}

std::uint64_t totp_fits(std::string_view code, std::string_view secret, std::uint64_t now,
                        std::uint64_t used) {
  std::uint64_t found = 0;
  for (const std::uint64_t step : {now - 1, now, now + 1})
    if (same_bytes(code, totp(secret, step)) && step > used) found = step;
  return found;
}

std::string totp_of(std::string_view account) { return "totp/" + std::string(account); }

std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view who) {
  const auto encoded = [](std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '@';
      if (plain) out += c;
      else ((out += "%") += digits[byte >> 4U]) += digits[byte & 15U];
    }
    return out;
  };
  return "otpauth://totp/" + encoded(issuer) + ':' + encoded(who) + "?secret=" + base32(secret) +
         "&issuer=" + encoded(issuer);
}

}  // namespace acta::store
