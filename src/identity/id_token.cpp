#include "identity/id_token.h"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>

#include "identity/base64url.h"
#include "identity/json_members.h"

namespace acta::identity {
namespace {

namespace json = boost::json;

constexpr std::int64_t grace = 60;

tl::unexpected<Error> refuse(const char* rule) {
  return tl::unexpected(Error{ErrorKind::forbidden, "error.openid.refused", {}, {}, rule});
}

std::optional<std::int64_t> time_at(const json::object& object, const char* name) {
  const auto* const value = object.if_contains(name);
  if (!value || !value->is_number()) return std::nullopt;
  boost::system::error_code error;
  const double seconds = value->to_number<double>(error);
  if (error || !(seconds >= 0 && seconds < 1e12)) return std::nullopt;
  return static_cast<std::int64_t>(seconds);
}

std::string bytes_at(const json::object& object, const char* name) {
  return parse_base64url(text_at(object, name)).value_or(std::string());
}

// RFC 7518 §6.
std::optional<PublicKey> key_in(const json::object& key) {
  if (const std::string use = text_at(key, "use"); !use.empty() && use != "sig")
    return std::nullopt;
  const std::string type = text_at(key, "kty");
  if (type == "RSA") return rsa_key(bytes_at(key, "n"), bytes_at(key, "e"));
  if (type == "EC" && text_at(key, "crv") == "P-256")
    return p256_key(bytes_at(key, "x"), bytes_at(key, "y"));
  return std::nullopt;
}

struct Token {
  json::object header, payload;
  std::string signature;
  std::string_view signed_part;
};

std::optional<Token> read_token(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t last = text.rfind('.');
  if (first == text.npos || first == last || text.find('.', first + 1) != last) return std::nullopt;
  const auto header = parse_base64url(text.substr(0, first));
  const auto payload = parse_base64url(text.substr(first + 1, last - first - 1));
  auto signature = parse_base64url(text.substr(last + 1));
  if (!header || !payload || !signature) return std::nullopt;
  auto head = object_in(*header);
  auto body = object_in(*payload);
  if (!head || !body) return std::nullopt;
  return Token{*std::move(head), *std::move(body), *std::move(signature), text.substr(0, last)};
}

bool is_signed(const Token& token, const std::vector<NamedKey>& keys) {
  const std::string algorithm = text_at(token.header, "alg");
  const std::string name = text_at(token.header, "kid");
  const bool rsa = algorithm == "RS256";
  if (!rsa && algorithm != "ES256") return false;
  const std::string signature = rsa ? token.signature : der_of_pair(token.signature);
  return std::any_of(keys.begin(), keys.end(), [&](const NamedKey& key) {
    return (name.empty() || key.id == name) &&
           key.key.signing == (rsa ? Signing::rs256 : Signing::es256) &&
           signature_fits(key.key, token.signed_part, signature);
  });
}

// One client, or several of which we are one and the one that asked.
bool is_for(const json::object& claims, std::string_view client) {
  const auto* const audience = claims.if_contains("aud");
  if (!audience) return false;
  const std::string asked_by = text_at(claims, "azp");
  if (!asked_by.empty() && asked_by != client) return false;
  if (const auto* const one = audience->if_string())
    return std::string_view(one->data(), one->size()) == client;
  const auto* const several = audience->if_array();
  if (!several || (several->size() > 1 && asked_by.empty())) return false;
  return std::any_of(several->begin(), several->end(), [&](const json::value& one) {
    const auto* const text = one.if_string();
    return text && std::string_view(text->data(), text->size()) == client;
  });
}

}  // namespace

std::vector<NamedKey> read_key_set(std::string_view text) {
  std::vector<NamedKey> keys;
  const auto set = object_in(text);
  const auto* const list = set ? set->if_contains("keys") : nullptr;
  if (!list || !list->is_array()) return keys;
  for (const json::value& each : list->get_array()) {
    const auto* const object = each.if_object();
    if (auto key = object ? key_in(*object) : std::nullopt)
      keys.push_back({text_at(*object, "kid"), *std::move(key)});
  }
  return keys;
}

bool names_unknown_key(std::string_view text, const std::vector<NamedKey>& keys) {
  const auto token = read_token(text);
  if (!token) return false;
  const std::string name = text_at(token->header, "kid");
  return std::none_of(keys.begin(), keys.end(),
                      [&](const NamedKey& key) { return name.empty() || key.id == name; });
}

Result<std::string> check_id_token(std::string_view text, const std::vector<NamedKey>& keys,
                                   const ExpectedToken& expected) {
  const auto token = read_token(text);
  if (!token) return refuse("token");
  if (token->header.contains("crit") || !is_signed(*token, keys)) return refuse("signature");
  const json::object& claims = token->payload;
  if (text_at(claims, "iss") != expected.issuer) return refuse("issuer");
  if (!is_for(claims, expected.client)) return refuse("audience");
  if (expected.nonce.empty() || text_at(claims, "nonce") != expected.nonce) return refuse("nonce");
  const auto ends = time_at(claims, "exp");
  const auto made = time_at(claims, "iat");
  if (!ends || *ends + grace <= expected.now) return refuse("expired");
  if (!made || *made - grace > expected.now) return refuse("made later");
  if (const auto from = time_at(claims, "nbf"); from && *from - grace > expected.now)
    return refuse("not yet");
  std::string subject = text_at(claims, "sub");
  if (subject.empty() || subject.size() > 255) return refuse("subject");
  return subject;
}

}  // namespace acta::identity
