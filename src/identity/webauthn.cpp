#include "identity/webauthn.h"

#include <boost/json.hpp>

#include <algorithm>

#include "base/sha256.h"
#include "identity/base64url.h"
#include "identity/cbor.h"

namespace acta::identity {
namespace {

constexpr std::size_t hash_size = 32;
constexpr std::size_t fixed_size = hash_size + 1 + 4;  // hash, flags, counter
constexpr std::size_t most_credential_bytes = 1023;    // §7.1, step 25 of Level 3

enum Flag : unsigned {
  present = 1U,
  verified = 1U << 2U,
  may_be_copied = 1U << 3U,
  is_copied = 1U << 4U,
  has_credential = 1U << 6U,
  has_extensions = 1U << 7U,
};

tl::unexpected<Error> refuse(const char* rule) {
  return tl::unexpected(Error{ErrorKind::forbidden, "error.passkey.refused", {}, {}, rule});
}

struct ClientData {
  std::string type, challenge, origin;
  bool cross_origin = false;
};

std::optional<ClientData> read_client_data(std::string_view text) {
  boost::system::error_code error;
  const boost::json::value json = boost::json::parse({text.data(), text.size()}, error);
  const auto* const object = error ? nullptr : json.if_object();
  if (!object) return std::nullopt;
  const auto member = [&](const char* name) {
    const auto* const value = object->if_contains(name);
    const auto* const string = value ? value->if_string() : nullptr;
    return string ? std::string(string->data(), string->size()) : std::string();
  };
  ClientData data{member("type"), {}, member("origin"), false};
  const auto challenge = parse_base64url(member("challenge"));
  if (!challenge || challenge->empty()) return std::nullopt;
  data.challenge = *challenge;
  if (const auto* const cross = object->if_contains("crossOrigin"))
    data.cross_origin = !cross->is_bool() || cross->get_bool();
  return data;
}

Result<void> check_client_data(const RelyingParty& us, std::string_view type,
                               std::string_view challenge, std::string_view text) {
  const auto data = read_client_data(text);
  if (!data) return refuse("client data");
  if (data->type != type) return refuse("type");
  if (data->challenge != challenge) return refuse("challenge");
  if (std::find(us.origins.begin(), us.origins.end(), data->origin) == us.origins.end())
    return refuse("origin");
  if (data->cross_origin) return refuse("cross origin");
  return {};
}

struct AuthenticatorData {
  unsigned flags = 0;
  std::uint32_t counter = 0;
  std::string_view rest;  // attested credential, extensions
};

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char c : bytes) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

Result<AuthenticatorData> read_authenticator_data(const RelyingParty& us, std::string_view bytes) {
  if (bytes.size() < fixed_size) return refuse("authenticator data");
  const Hash expected = sha256(us.id);
  if (bytes.substr(0, hash_size) != bytes_of(expected)) return refuse("rpIdHash");
  AuthenticatorData data{static_cast<unsigned char>(bytes[hash_size]),
                         big_endian(bytes.substr(hash_size + 1, 4)), bytes.substr(fixed_size)};
  if (!(data.flags & present)) return refuse("user present");
  if (!(data.flags & verified)) return refuse("user verified");
  if ((data.flags & is_copied) && !(data.flags & may_be_copied)) return refuse("backup state");
  return data;
}

bool is_extensions(std::string_view bytes) {
  const auto extensions = read_cbor(bytes);
  return extensions && extensions->item.is_map() && extensions->size == bytes.size();
}

// RFC 9053 §7: the labels of a key's parameters.
std::optional<PublicKey> key_in(const Cbor& cose) {
  constexpr std::int64_t kty = 1, alg = 3, first = -1, second = -2, third = -3;
  const std::int64_t type = cose.integer_at(kty).value_or(0);
  switch (cose.integer_at(alg).value_or(0)) {
    case -7:
      if (type != 2 || cose.integer_at(first) != 1) return std::nullopt;
      return p256_key(cose.bytes_at(second), cose.bytes_at(third));
    case -8:
      if (type != 1 || cose.integer_at(first) != 6) return std::nullopt;
      return ed25519_key(cose.bytes_at(second));
    case -257:
      if (type != 3) return std::nullopt;
      return rsa_key(cose.bytes_at(first), cose.bytes_at(second));
    default: return std::nullopt;
  }
}

Result<NewPasskey> read_credential(const AuthenticatorData& data) {
  constexpr std::size_t model_size = 16, length_size = 2;
  if (!(data.flags & has_credential) || data.rest.size() < model_size + length_size)
    return refuse("attested credential");
  const std::size_t length = big_endian(data.rest.substr(model_size, length_size));
  std::string_view rest = data.rest.substr(model_size + length_size);
  if (length == 0 || length > most_credential_bytes || length > rest.size())
    return refuse("credential id");
  NewPasskey made{std::string(rest.substr(0, length)), {}, data.counter};
  rest.remove_prefix(length);
  const auto cose = read_cbor(rest);
  const auto key = cose ? key_in(cose->item) : std::nullopt;
  if (!key) return refuse("public key");
  made.key = *key;
  rest.remove_prefix(cose->size);
  const bool ends_well = data.flags & has_extensions ? is_extensions(rest) : rest.empty();
  if (!ends_well) return refuse("extensions");
  return made;
}

}  // namespace

RelyingParty relying_party(std::string_view url, std::string_view host) {
  RelyingParty us;
  if (url.empty()) us.origins = {"https://" + std::string(host), "http://" + std::string(host)};
  else us.origins = {std::string(url)};
  std::string_view name = url.empty() ? host : url.substr(url.find("//") + 2);
  us.id = name.substr(0, name.find(':'));
  return us;
}

std::optional<std::string> challenge_in(std::string_view client_data) {
  auto data = read_client_data(client_data);
  if (!data) return std::nullopt;
  return std::move(data->challenge);
}

Result<NewPasskey> check_attestation(const RelyingParty& us, std::string_view challenge,
                                     const Attestation& attestation) {
  if (auto fits = check_client_data(us, "webauthn.create", challenge, attestation.client_data);
      !fits)
    return tl::unexpected(fits.error());
  const auto object = read_cbor(attestation.attestation_object);
  if (!object || !object->item.is_map() || object->size != attestation.attestation_object.size())
    return refuse("attestation object");
  return read_credential(TRY(read_authenticator_data(us, object->item.bytes_at("authData"))));
}

Result<std::uint32_t> check_assertion(const RelyingParty& us, std::string_view challenge,
                                      const PublicKey& key, std::uint32_t counter,
                                      const Assertion& assertion) {
  if (auto fits = check_client_data(us, "webauthn.get", challenge, assertion.client_data); !fits)
    return tl::unexpected(fits.error());
  const auto data = TRY(read_authenticator_data(us, assertion.authenticator_data));
  const bool ends_well = data.flags & has_extensions ? is_extensions(data.rest) : data.rest.empty();
  if (!ends_well || (data.flags & has_credential)) return refuse("extensions");
  const Hash hash = sha256(assertion.client_data);
  const std::string message = assertion.authenticator_data + std::string(bytes_of(hash));
  if (!signature_fits(key, message, assertion.signature)) return refuse("signature");
  if ((data.counter != 0 || counter != 0) && data.counter <= counter) return refuse("counter");
  return data.counter;
}

}  // namespace acta::identity
