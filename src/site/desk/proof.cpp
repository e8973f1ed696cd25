#include "site/desk/proof.h"

#include "base/log.h"
#include "base/network.h"
#include "identity/base64url.h"

namespace acta::site {

std::vector<std::string> and_proof(std::vector<std::string> names) {
  names.insert(names.end(), std::begin(proof_fields), std::end(proof_fields));
  return names;
}

identity::RelyingParty us_of(const DeskSite& desk, const Request& request) {
  return identity::relying_party(desk.url, request.header("host"));
}

identity::Assertion assertion_in(const Form& form) {
  const auto bytes = [&](std::string_view name) {
    const auto sent = form.find(name);
    return sent == form.end() ? std::string()
                              : identity::parse_base64url(sent->second).value_or(std::string());
  };
  return {bytes("credential"), bytes("client_data"), bytes("authenticator_data"),
          bytes("signature"), bytes("user_handle")};
}

Result<std::string> prove(Visit& visit) {
  if (visit.session.confirmed) return std::string();
  const std::string who = neighbourhood(visit.request.reader);
  store::Accounts& accounts = visit.desk.accounts;
  const identity::Assertion answer = assertion_in(visit.form);
  if (answer.credential.empty())
    return accounts.confirm(visit.token, visit.sent("password"), visit.sent("code"), who);
  auto token = accounts.confirm(visit.token, us_of(visit.desk, visit.request), answer, who);
  if (!token)
    log::warning("desk.passkey-refused",
                 {{"account", visit.session.account.id}, {"rule", token.error().hint}});
  return token;
}

int status_of_proof(const Error& error) {
  return error.message == "error.account.wait" ? 429 : 403;
}

PasskeyButton proving_button(const Visit& visit, std::string name, std::string value) {
  PasskeyButton button{
      std::move(name), std::move(value), std::string(visit.t()("desk.passkey.prove")), {}, {}};
  for (const store::Passkey& each : visit.desk.accounts.passkeys(visit.session.account.id))
    button.known.push_back(each.credential);
  if (!button.known.empty())
    button.challenge = visit.desk.accounts.challenge(store::confirming(visit.session.account.id));
  return button;
}

}  // namespace acta::site
