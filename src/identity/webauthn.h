#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "identity/public_key.h"

// Passkeys: Web Authentication, an API for accessing public key credentials, Level 2 (W3C
// Recommendation, 8 April 2021). What a browser sends is bytes here; nothing is kept.
namespace acta::identity {

// Us, as browsers know us.
struct RelyingParty {
  std::string id;                    // "desk.acta.example"
  std::vector<std::string> origins;  // {"https://desk.acta.example"}
};
// Of the desk's address or, where it is not known, of the host that was asked for.
RelyingParty relying_party(std::string_view url, std::string_view host);

struct Attestation {
  std::string client_data;         // clientDataJSON
  std::string attestation_object;  // CBOR
};
struct Assertion {
  std::string credential;  // its id
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::string user_handle;  // may be empty
};

struct NewPasskey {
  std::string credential;
  PublicKey key;
  std::uint32_t counter = 0;
};

// The challenge that an answer says it answers; nothing if it is no client data.
std::optional<std::string> challenge_in(std::string_view client_data);

// §7.1, for `attestation: "none"`: who made the authenticator is not asked, and what it says of
// that is not looked at. Refused unless the person was verified (PIN, finger, face), for a passkey
// is to stand for both factors. error.passkey.refused; its hint names the rule.
Result<NewPasskey> check_attestation(const RelyingParty& us, std::string_view challenge,
                                     const Attestation& attestation);

// §7.2: the signature counter of the answer. A counter that did not grow is refused: there may be a
// copy of the key.
Result<std::uint32_t> check_assertion(const RelyingParty& us, std::string_view challenge,
                                      const PublicKey& key, std::uint32_t counter,
                                      const Assertion& assertion);

}  // namespace acta::identity
