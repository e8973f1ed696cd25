#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/id_token.h"

// Signing in through the provider of a ministry: OpenID Connect Core 1.0, the authorization code
// flow with PKCE (RFC 7636), discovered (OpenID Connect Discovery 1.0).
namespace acta::identity {

struct Provider {
  std::string id;      // in addresses: "mre-colombia"
  std::string name;    // as people read it
  std::string issuer;  // "https://login.mre.example"
  std::string client, secret;
};
// {"providers": [{"id": …, "name": …, "issuer": …, "client_id": …, "client_secret": …}]}. An issuer
// has an https address; on the machine itself http will do. error.openid.file, with the place.
Result<std::vector<Provider>> read_providers(std::string_view json);

// What is asked of a provider: a GET, or a POST of `form` as the client.
struct Ask {
  std::string url, form, user, password;
};
using Fetch = std::function<Result<std::string>(const Ask&)>;
Result<std::string> fetch_over_https(const Ask& ask);  // libcurl: 5 s, 256 KB, no redirects

// What goes with one attempt, out and back.
struct Attempt {
  std::string state, nonce, verifier;  // random; the verifier 43 characters of base64url
  std::string back;                    // our address, to which the provider sends the browser
};

// One provider. What it says of itself is kept for an hour. Any thread.
class OpenId {
 public:
  OpenId(Provider provider, Fetch fetch)
      : provider_(std::move(provider)), fetch_(std::move(fetch)) {}
  const Provider& provider() const { return provider_; }

  // Where the browser goes. error.openid.away: the provider does not answer, or not as one.
  Result<std::string> address(const Attempt& attempt, std::int64_t now);
  // The subject, for the code with which the browser came back. error.openid.refused, -away.
  Result<std::string> redeem(const Attempt& attempt, std::string_view code, std::int64_t now);

 private:
  struct Endpoints {
    std::string authorization, token, keys;
  };
  Result<Endpoints> discover(std::int64_t now);
  Result<std::vector<NamedKey>> keys(const Endpoints& endpoints, bool anew, std::int64_t now);

  const Provider provider_;
  const Fetch fetch_;
  std::mutex mutex_;
  Endpoints endpoints_;
  std::vector<NamedKey> keys_;
  std::int64_t discovered_ = 0, keys_read_ = 0;  // seconds; 0: never
};

}  // namespace acta::identity
