#include "identity/openid.h"

#include <boost/json.hpp>

#include <algorithm>

#include "base/sha256.h"
#include "identity/base64url.h"
#include "identity/json_members.h"

namespace acta::identity {
namespace {

namespace json = boost::json;

constexpr std::int64_t kept_for = 3600, asked_again_after = 60;

tl::unexpected<Error> away(const Provider& provider) {
  return tl::unexpected(
      Error{ErrorKind::unavailable, "error.openid.away", {}, provider.name, provider.issuer});
}

// Nobody between can read what goes there: TLS, or the machine itself.
bool is_safe(std::string_view url) {
  if (url.starts_with("https://") && url.size() > 8) return true;
  for (const std::string_view here : {"http://localhost", "http://127.0.0.1", "http://[::1]"}) {
    if (!url.starts_with(here)) continue;
    const std::string_view rest = url.substr(here.size());
    if (rest.empty() || rest.front() == ':' || rest.front() == '/') return true;
  }
  return false;
}

std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) out += c;
    else ((out += '%') += digits[byte >> 4U]) += digits[byte & 15U];
  }
  return out;
}

using Parameters = std::vector<std::pair<std::string_view, std::string_view>>;
std::string joined(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters)
    ((text += text.empty() ? "" : "&") += name) += '=' + encoded(value);
  return text;
}

Result<Provider> provider_in(const json::value& value, std::string_view place) {
  const auto refuse = [&](const char* what) {
    return tl::unexpected(
        Error{ErrorKind::invalid, "error.openid.file", std::string(place), what, {}});
  };
  const auto* const object = value.if_object();
  if (!object) return refuse("{");
  Provider provider{text_at(*object, "id"), text_at(*object, "name"), text_at(*object, "issuer"),
                    text_at(*object, "client_id"), text_at(*object, "client_secret")};
  const bool plain = !provider.id.empty() && provider.id.size() <= 40 &&
                     std::all_of(provider.id.begin(), provider.id.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                     });
  if (!plain) return refuse("id");
  if (provider.name.empty()) return refuse("name");
  if (!is_safe(provider.issuer)) return refuse("issuer");
  if (provider.client.empty()) return refuse("client_id");
  return provider;
}

}  // namespace

Result<std::vector<Provider>> read_providers(std::string_view text) {
  const auto object = object_in(text);
  const auto* const list = object ? object->if_contains("providers") : nullptr;
  if (!list || !list->is_array()) return invalid("error.openid.file", "--openid", "providers");
  std::vector<Provider> providers;
  for (const json::value& each : list->get_array()) {
    const std::string place = "--openid: providers[" + std::to_string(providers.size()) + ']';
    Provider provider = TRY(provider_in(each, place));
    for (const Provider& other : providers)
      if (other.id == provider.id) return invalid("error.openid.file", place, "id");
    providers.push_back(std::move(provider));
  }
  return providers;
}

Result<OpenId::Endpoints> OpenId::discover(std::int64_t now) {
  if (discovered_ != 0 && now - discovered_ < kept_for) return endpoints_;
  std::string url = provider_.issuer;
  if (url.ends_with('/')) url.pop_back();
  const auto answer = fetch_({url + "/.well-known/openid-configuration", {}, {}, {}});
  const auto object = answer ? object_in(*answer) : std::nullopt;
  if (!object || text_at(*object, "issuer") != provider_.issuer) return away(provider_);
  const Endpoints found{text_at(*object, "authorization_endpoint"),
                        text_at(*object, "token_endpoint"), text_at(*object, "jwks_uri")};
  for (const std::string& each : {found.authorization, found.token, found.keys})
    if (!is_safe(each)) return away(provider_);
  endpoints_ = found;
  discovered_ = now;
  return endpoints_;
}

Result<std::vector<NamedKey>> OpenId::keys(const Endpoints& endpoints, bool anew,
                                           std::int64_t now) {
  const std::int64_t age = now - keys_read_;
  if (keys_read_ != 0 && age < (anew ? asked_again_after : kept_for)) return keys_;
  const auto answer = fetch_({endpoints.keys, {}, {}, {}});
  if (!answer) return away(provider_);
  keys_ = read_key_set(*answer);
  keys_read_ = now;
  return keys_;
}

Result<std::string> OpenId::address(const Attempt& attempt, std::int64_t now) {
  const std::lock_guard lock(mutex_);
  const Endpoints endpoints = TRY(discover(now));
  const Hash hash = sha256(attempt.verifier);
  const std::string challenge = base64url(bytes_of(hash));
  const char* const joint = endpoints.authorization.find('?') == std::string::npos ? "?" : "&";
  return endpoints.authorization + joint +
         joined({{"response_type", "code"},
                 {"scope", "openid"},
                 {"client_id", provider_.client},
                 {"redirect_uri", attempt.back},
                 {"state", attempt.state},
                 {"nonce", attempt.nonce},
                 {"code_challenge", challenge},
                 {"code_challenge_method", "S256"}});
}

Result<std::string> OpenId::redeem(const Attempt& attempt, std::string_view code,
                                   std::int64_t now) {
  std::unique_lock lock(mutex_);
  const Endpoints endpoints = TRY(discover(now));
  lock.unlock();  // a code that the provider is slow to refuse is in nobody's way
  Ask ask{endpoints.token,
          joined({{"grant_type", "authorization_code"},
                  {"code", code},
                  {"redirect_uri", attempt.back},
                  {"client_id", provider_.client},
                  {"code_verifier", attempt.verifier}}),
          {},
          {}};
  // RFC 6749 §2.3.1: name and secret are encoded before they are joined.
  if (!provider_.secret.empty()) {
    ask.user = encoded(provider_.client);
    ask.password = encoded(provider_.secret);
  }
  const auto answer = fetch_(ask);
  if (!answer) return tl::unexpected(answer.error());
  const auto object = object_in(*answer);
  if (!object) return away(provider_);
  const std::string token = text_at(*object, "id_token");
  lock.lock();
  auto known = TRY(keys(endpoints, false, now));
  if (names_unknown_key(token, known)) known = TRY(keys(endpoints, true, now));
  return check_id_token(token, known, {provider_.issuer, provider_.client, attempt.nonce, now});
}

}  // namespace acta::identity
