#pragma once

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/sha256.h"
#include "identity/base64url.h"
#include "identity/webauthn.h"

namespace acta::identity::testing {

inline std::string big_endian(std::uint32_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(number >> (8 * i) & 255U);
  return text;
}

// CBOR written by hand, apart from the library that reads it.
inline std::string cbor_head(unsigned major, std::size_t length) {
  if (length < 24) return {static_cast<char>(major << 5U | static_cast<unsigned>(length))};
  if (length < 256) return {static_cast<char>(major << 5U | 24U), static_cast<char>(length)};
  return static_cast<char>(major << 5U | 25U) + big_endian(static_cast<std::uint32_t>(length), 2);
}
inline std::string cbor_integer(int number) {
  return number < 0 ? cbor_head(1, static_cast<std::size_t>(-1 - number))
                    : cbor_head(0, static_cast<std::size_t>(number));
}
inline std::string cbor_bytes(std::string_view bytes) {
  return cbor_head(2, bytes.size()) += bytes;
}
inline std::string cbor_text(std::string_view text) { return cbor_head(3, text.size()) += text; }

// An authenticator that holds one passkey: what a telephone does, said in OpenSSL's words. What it
// says can be bent in each place.
class Authenticator {
 public:
  explicit Authenticator(int type = EVP_PKEY_EC) : type_(type) {
    key_ = type == EVP_PKEY_EC    ? EVP_EC_gen("P-256")
           : type == EVP_PKEY_RSA ? EVP_RSA_gen(2048)
                                  : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!key_) throw std::runtime_error("no key");
  }
  ~Authenticator() { EVP_PKEY_free(key_); }
  Authenticator(const Authenticator&) = delete;
  Authenticator& operator=(const Authenticator&) = delete;

  std::string rp = "desk.acta.example";
  std::string origin = "https://desk.acta.example";
  std::string credential = "a credential of ours";
  std::string user_handle;
  unsigned flags = 5;  // the person was there and was verified
  std::uint32_t counter = 1;
  std::string more_client_data;  // members, each after a comma
  std::string rest;              // after what it has to say

  std::string client_data(std::string_view type, std::string_view challenge) const {
    return "{\"type\":\"" + std::string(type) + "\",\"challenge\":\"" + base64url(challenge) +
           "\",\"origin\":\"" + origin + "\"" + more_client_data + "}";
  }
  std::string data(unsigned with_flags) const {
    const Hash hash = sha256(rp);
    return std::string(bytes_of(hash)) + static_cast<char>(with_flags) + big_endian(counter, 4);
  }
  std::string attested() const {
    return data(flags | 64U) + std::string(16, '\0') +
           big_endian(static_cast<std::uint32_t>(credential.size()), 2) + credential + cose() +
           rest;
  }
  Attestation attest(std::string_view challenge) const {
    return {client_data("webauthn.create", challenge),
            cbor_head(5, 3) + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") +
                cbor_head(5, 0) + cbor_text("authData") + cbor_bytes(attested())};
  }
  Assertion assert_for(std::string_view challenge) const {
    Assertion made{
        credential, client_data("webauthn.get", challenge), data(flags) + rest, {}, user_handle};
    const Hash hash = sha256(made.client_data);
    made.signature = sign(made.authenticator_data + std::string(bytes_of(hash)));
    return made;
  }

  std::string cose() const {
    const auto entry = [](int label, const std::string& value) {
      return cbor_integer(label) + value;
    };
    if (type_ == EVP_PKEY_EC)
      return cbor_head(5, 5) + entry(1, cbor_integer(2)) + entry(3, cbor_integer(-7)) +
             entry(-1, cbor_integer(1)) + entry(-2, cbor_bytes(number("qx", 32))) +
             entry(-3, cbor_bytes(number("qy", 32)));
    if (type_ == EVP_PKEY_RSA)
      return cbor_head(5, 4) + entry(1, cbor_integer(3)) + entry(3, cbor_integer(-257)) +
             entry(-1, cbor_bytes(number("n", 256))) + entry(-2, cbor_bytes(number("e", 3)));
    std::string raw(32, '\0');
    std::size_t size = raw.size();
    EVP_PKEY_get_raw_public_key(key_, reinterpret_cast<unsigned char*>(raw.data()), &size);
    return cbor_head(5, 4) + entry(1, cbor_integer(1)) + entry(3, cbor_integer(-8)) +
           entry(-1, cbor_integer(6)) + entry(-2, cbor_bytes(raw));
  }

  // Of the key, with the highest byte first: "n", "e", "qx", "qy".
  std::string number(const char* name, int size) const {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &value);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
    BN_free(value);
    return bytes;
  }
  std::string sign(std::string_view message) const {
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, nullptr, type_ == EVP_PKEY_ED25519 ? nullptr : EVP_sha256(),
                       nullptr, key_);
    const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::string signature(512, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                   message.size());
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return signature;
  }

 private:
  int type_;
  EVP_PKEY* key_ = nullptr;
};

}  // namespace acta::identity::testing
