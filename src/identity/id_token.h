#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/public_key.h"

// ID tokens of OpenID Connect Core 1.0: signed JSON (RFC 7515, 7519).
namespace acta::identity {

struct NamedKey {
  std::string id;  // "kid"; may be empty
  PublicKey key;
};
// The keys of a JSON Web Key Set (RFC 7517) that can sign for us; others are passed over.
std::vector<NamedKey> read_key_set(std::string_view json);

struct ExpectedToken {
  std::string_view issuer, client, nonce;
  std::int64_t now = 0;  // seconds since 1970
};

// The subject of a token that the issuer signed for this client, in answer to this nonce, and that
// holds now (§3.1.3.7; a minute of grace between clocks). RS256 and ES256 and nothing else: no
// "none", no secret shared with the issuer. error.openid.refused; its hint names the rule.
Result<std::string> check_id_token(std::string_view token, const std::vector<NamedKey>& keys,
                                   const ExpectedToken& expected);
// Whether a key of that name is missing from `keys`: the issuer may have changed its keys.
bool names_unknown_key(std::string_view token, const std::vector<NamedKey>& keys);

}  // namespace acta::identity
