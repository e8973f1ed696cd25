#include "identity/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

#include <memory>

namespace acta::identity {
namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    free(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

constexpr std::size_t coordinate = 32;
constexpr int least_rsa_bits = 2048, most_rsa_bits = 8192;

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Number number(std::string_view bytes) {
  return Number(BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

// OpenSSL tells what it thinks of somebody's numbers in a queue that nobody else is to find.
struct Quiet {
  Quiet() = default;
  ~Quiet() { ERR_clear_error(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

Key key_of(const char* type, OSSL_PARAM* parameters) {
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* made = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
    return nullptr;
  return Key(made);
}

std::optional<PublicKey> written(Signing signing, const Key& key) {
  if (!key) return std::nullopt;
  unsigned char* bytes = nullptr;
  const int size = i2d_PUBKEY(key.get(), &bytes);
  if (size <= 0) return std::nullopt;
  PublicKey made{signing,
                 std::string(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size))};
  OPENSSL_free(bytes);
  return made;
}

}  // namespace

std::optional<PublicKey> p256_key(std::string_view x, std::string_view y) {
  if (x.size() != coordinate || y.size() != coordinate) return std::nullopt;
  const Quiet quiet;
  std::string point = "\x04";
  (point += x) += y;
  char group[] = "P-256";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const Key key = key_of("EC", parameters);
  const KeyContext checking(key ? EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr)
                                : nullptr);
  if (!checking || EVP_PKEY_public_check(checking.get()) != 1) return std::nullopt;
  return written(Signing::es256, key);
}

std::optional<PublicKey> ed25519_key(std::string_view x) {
  const Quiet quiet;
  return written(Signing::eddsa,
                 Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(x), x.size())));
}

std::optional<PublicKey> rsa_key(std::string_view n, std::string_view e) {
  const Quiet quiet;
  const Number modulus = number(n);
  const Number exponent = number(e);
  if (!modulus || !exponent || e.size() > 8) return std::nullopt;
  const int bits = BN_num_bits(modulus.get());
  if (bits < least_rsa_bits || bits > most_rsa_bits) return std::nullopt;
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return std::nullopt;
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  return parameters ? written(Signing::rs256, key_of("RSA", parameters.get())) : std::nullopt;
}

bool signature_fits(const PublicKey& key, std::string_view message, std::string_view signature) {
  const Quiet quiet;
  const unsigned char* at = octets(key.der);
  const Key public_key(d2i_PUBKEY(nullptr, &at, static_cast<long>(key.der.size())));
  const Digest digest(EVP_MD_CTX_new());
  if (!public_key || !digest) return false;
  const EVP_MD* const hash = key.signing == Signing::eddsa ? nullptr : EVP_sha256();
  return EVP_DigestVerifyInit(digest.get(), nullptr, hash, nullptr, public_key.get()) == 1 &&
         EVP_DigestVerify(digest.get(), octets(signature), signature.size(), octets(message),
                          message.size()) == 1;
}

std::string der_of_pair(std::string_view pair) {
  if (pair.size() != 2 * coordinate) return {};
  const Pair signature(ECDSA_SIG_new());
  Number r = number(pair.substr(0, coordinate));
  Number s = number(pair.substr(coordinate));
  if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.release(), s.release()) != 1)
    return {};
  unsigned char* bytes = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &bytes);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

}  // namespace acta::identity
