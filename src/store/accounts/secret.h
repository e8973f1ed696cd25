#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/sha256.h"

// What only one person or one browser may know: made from the system's randomness, kept as a hash.
namespace acta::store {

std::string random_bytes(std::size_t size);

// `bits` of randomness in words that people can copy: RFC 4648 §6 without padding,
// "MFRGGZDFMZTWQ2LK".
std::string random_words(std::size_t bits);
std::string base32(std::string_view bytes);

bool same_bytes(std::string_view a, std::string_view b);  // in a time that tells nothing

// Argon2id through libsodium: 64 MiB, three passes (RFC 9106; the OWASP floor is 19 MiB and two).
// At most two are computed at once; others wait, so that sign-ins cannot take the machine's memory.
std::string hash_password(std::string_view password);
bool password_fits(std::string_view password, const std::string& hash);
// The same work on a hash that nothing fits: an unknown name takes as long as a known one.
void spend_as_long();

// RFC 6238 with HMAC-SHA-1, 30 seconds and six digits, as all authenticator programs have it.
std::string totp(std::string_view secret, std::uint64_t step, int digits = 6);
std::uint64_t totp_step(std::int64_t unix_seconds);
// The step whose code this is, if it is that of `now` or a neighbour and later than `used`; else 0.
std::uint64_t totp_fits(std::string_view code, std::string_view secret, std::uint64_t now,
                        std::uint64_t used);
inline constexpr std::size_t totp_secret_size = 20;
// The purpose that an account's secret is sealed for (seal.h).
std::string totp_of(std::string_view account);
// "otpauth://totp/…", which authenticator programs read; `issuer` and `who` are shown in them.
std::string totp_address(std::string_view secret, std::string_view issuer, std::string_view who);

}  // namespace acta::store
