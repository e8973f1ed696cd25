#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace acta::identity {

// A key with which somebody else signs: a passkey (COSE, RFC 9053) or a provider of identities
// (JWK, RFC 7518). Only what passkeys and providers use today: ECDSA over P-256 with SHA-256,
// Ed25519, and RSA of 2,048 bits and more with PKCS #1 v1.5 and SHA-256.
enum class Signing { es256, eddsa, rs256 };

struct PublicKey {
  Signing signing = Signing::es256;
  std::string der;  // SubjectPublicKeyInfo (RFC 5280 §4.1)
};

// From its numbers, as bytes with the highest first; nothing if they make no such key.
std::optional<PublicKey> p256_key(std::string_view x, std::string_view y);
std::optional<PublicKey> ed25519_key(std::string_view x);
std::optional<PublicKey> rsa_key(std::string_view n, std::string_view e);

// ECDSA signatures in DER, as passkeys make them.
bool signature_fits(const PublicKey& key, std::string_view message, std::string_view signature);
// A JWS has an ECDSA signature as its two numbers of 32 bytes (RFC 7518 §3.4); empty if it is not.
std::string der_of_pair(std::string_view pair);

}  // namespace acta::identity
