#include <algorithm>

#include "base/date_words.h"
#include "identity/base64url.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/proof.h"
#include "site/desk/typed.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

std::string about(const Messages& t, const store::Passkey& passkey) {
  const std::string made = instant_in_words(passkey.created, t);
  if (!passkey.used) return t("desk.passkey.unused", {{"made", made}});
  return t("desk.passkey.used", {{"made", made}, {"used", instant_in_words(*passkey.used, t)}});
}

// "cycle/2026/overdue/2", "asked/2026-11-22", "notice/form-opened/l-…": what was to be said, as
// Reminder::what names it.
std::string letter_in_words(const Messages& t, std::string_view what) {
  const std::size_t first = what.find('/');
  if (first == what.npos) return std::string(what);
  const std::string_view rest = what.substr(first + 1);
  if (what.starts_with(store::Mails::notice)) return std::string(t("desk.letter.opened"));
  if (what.starts_with("asked/")) return std::string(t("desk.letter.asked"));
  const std::size_t second = std::min(rest.find('/'), rest.size());
  const std::string_view stage = rest.substr(std::min(second + 1, rest.size()));
  return t("desk.letter",
           {{"cycle", rest.substr(0, second)}, {"stage", stage.substr(0, stage.find('/'))}});
}

std::vector<DeskLine> letters_to(const Visit& visit) {
  std::vector<DeskLine> lines;
  if (!visit.desk.mails || visit.looking_through) return lines;
  for (const store::Mailing& one : visit.desk.mails->list(visit.session.account.id))
    lines.push_back({{},
                     letter_in_words(visit.t(), one.what),
                     visit.t()("desk.letter.state", {{"state", one.state}}),
                     escaped(instant_in_words(one.changed, visit.t()))});
  return lines;
}

Response draw(const Visit& visit, const std::string& error, int status) {
  const Messages& t = visit.t();
  const store::Account& account = visit.session.account;
  AccountView view;
  view.action = visit.path("/desk/account");
  view.csrf = visit.session.csrf;
  view.error = error;
  const auto done = visit.request.target.query.find("done");
  if (done != visit.request.target.query.end())
    for (const char* known : {"add", "remove"})
      if (done->second == known) view.said = t(std::string("desk.passkey.done.") + known);
  view.address = account.address;
  view.person = account.name;
  view.user = account.id;
  view.site = process_name(visit.context.view, t).text;
  view.challenge =
      identity::base64url(visit.desk.accounts.challenge(store::registering(account.id)));
  for (const store::Passkey& each : visit.desk.accounts.passkeys(account.id)) {
    const std::string id = identity::base64url(each.credential);
    (view.known += view.known.empty() ? "" : " ") += id;
    view.passkeys.push_back(
        {each.label.empty() ? std::string(t("desk.passkey.unnamed")) : each.label, about(t, each),
         id});
  }
  view.letters = letters_to(visit);
  view.must_confirm = !visit.session.confirmed;
  view.confirm = proving_button(visit, "do", "confirm");

  DeskPage page;
  page.title = t("desk.account.title");
  page.lede = escaped(t("desk.account.lede"));
  page.body = draw_account(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Result<Response> show(Visit& visit) {
  const Errors wrong = not_yet_sent(visit);
  return draw(visit, wrong.empty() ? std::string() : visit.t().explain(wrong[0]), 200);
}

Result<void> change(Visit& visit) {
  const auto bytes = [&](std::string_view name) {
    return identity::parse_base64url(visit.sent(name)).value_or(std::string());
  };
  if (visit.sent("do") == "remove")
    return visit.desk.accounts.remove_passkey(visit.session, bytes("credential"));
  return visit.desk.accounts.add_passkey(visit.session, us_of(visit.desk, visit.request),
                                         {bytes("client_data"), bytes("attestation")},
                                         visit.sent("label"));
}

Result<Response> take(Visit& visit) {
  const std::string what(visit.sent("do"));
  const std::string here = visit.path("/desk/account");
  if (what == "confirm") {
    const auto token = prove(visit);
    if (!token)
      return draw(visit, visit.t().explain(token.error()), status_of_proof(token.error()));
    Response response = see_other(here);
    if (token->empty()) return response;
    return std::move(response).with("Set-Cookie", session_cookie_of(*token));
  }
  if (what != "add" && what != "remove") return invalid("error.desk.stale", "do", what);
  if (const auto done = change(visit); !done)
    return draw(visit, visit.t().explain(done.error()), status_of_form(done.error()));
  return see_other(here + encode_query({{"done", what}}));
}

}  // namespace

void add_account_page(Router& router, const DeskSite& desk) {
  const std::string address = "/{lang}/desk/account";
  router.get(address, Format::html, for_signed_in(desk, show));
  add_post(router, desk, address, {show, take, always(and_proof({"do", "label", "attestation"}))});
}

}  // namespace acta::site
