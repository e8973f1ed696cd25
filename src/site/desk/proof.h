#pragma once

#include <string>
#include <vector>

#include "identity/webauthn.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"

namespace acta::site {

// How somebody at the desk proves who they are with a passkey, and once more before what is grave.

// What a form holds for it: password and code, or what the browser answered for a passkey.
inline constexpr const char* proof_fields[] = {
    "password",           "code",      "credential", "client_data",
    "authenticator_data", "signature", "user_handle"};
// With these.
std::vector<std::string> and_proof(std::vector<std::string> names);

identity::RelyingParty us_of(const DeskSite& desk, const Request& request);
identity::Assertion assertion_in(const Form& form);  // empty where it is not there or no base64url

// For the session that the visit is in: whoever did it in the last five minutes need not do it
// again, and gets no token. Otherwise the token of the session that takes its place. Errors as
// Accounts::confirm.
Result<std::string> prove(Visit& visit);
int status_of_proof(const Error& error);  // 403, 429

// Sent as the button `name`=`value` of its form.
PasskeyButton proving_button(const Visit& visit, std::string name, std::string value);

}  // namespace acta::site
