#include "site/desk/sign_in.h"

#include "base/log.h"
#include "base/network.h"
#include "site/desk/proof.h"
#include "site/desk/typed.h"
#include "site/segments.h"

namespace acta::site {
namespace {

Result<Response> show(const DeskSite& desk, const Request& request) {
  const std::string language(request.language());
  const auto next = request.target.query.find("next");
  SignInView view;
  view.next = safe_next(next == request.target.query.end() ? "" : next->second, language);
  if (desk.accounts.session(cookie_in(request, session_cookie))) return see_other(view.next);
  return sign_in_page(desk, request, language, view, 200);
}

using SignsIn = Result<std::string> (*)(const DeskSite&, const Request&, const Form&);

std::string sent(const Form& form, std::string_view name) {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second;
}

Result<std::string> by_password(const DeskSite& desk, const Request& request, const Form& form) {
  const std::string address = sent(form, "address");
  const std::string password = sent(form, "password");
  const std::string code = sent(form, "code");
  return desk.accounts.sign_in({address, password, code, neighbourhood(request.reader)});
}

Result<std::string> by_passkey(const DeskSite& desk, const Request& request, const Form& form) {
  auto token = desk.accounts.sign_in(us_of(desk, request), assertion_in(form),
                                     neighbourhood(request.reader));
  if (!token) log::warning("desk.passkey-refused", {{"rule", token.error().hint}});
  return token;
}

Result<Response> take(const DeskSite& desk, const Request& request, SignsIn signs_in) {
  if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
  SentForm received = TRY(read_form(request));
  const Form& form = received.fields;
  refuse_unknown(received.faults, form, and_proof({"address", "next", "typed"}));
  const std::string language(request.language());
  SignInView view;
  view.next = safe_next(sent(form, "next"), language);
  view.address = sent(form, "address");
  view.typed = sent(form, "typed");
  if (!received.faults.empty()) {
    view.error = messages(language).explain(received.faults.front());
    return sign_in_page(desk, request, language, view, 422);
  }
  const auto token = signs_in(desk, request, form);
  if (!token) {
    view.error = messages(language).explain(token.error());
    const bool waits = token.error().message == "error.account.wait";
    Response response = sign_in_page(desk, request, language, view, waits ? 429 : 403);
    if (waits) return std::move(response).with("Retry-After", token.error().hint);
    return response;
  }
  if (const auto begun = desk.accounts.session(*token)) {
    desk.accounts.set_language(begun->account.id, language);
    if (!view.typed.empty()) view.next = keep_typed(desk, begun->account.id, view.next, view.typed);
  }
  // Whoever was signed in with this browser is no longer.
  desk.accounts.sign_out(cookie_in(request, session_cookie));
  return see_other(view.next).with("Set-Cookie", session_cookie_of(*token));
}

// There is no form to show again.
Result<Response> stay(Visit& visit) {
  if (!visit.faults.empty()) return tl::unexpected(visit.faults.front());
  return tl::unexpected(Error{ErrorKind::forbidden, "error.desk.stale", {}, {}, {}});
}

Result<Response> leave(Visit& visit) {
  visit.desk.accounts.sign_out(visit.token);
  return see_other(visit.path("/sign-in")).with("Set-Cookie", session_cookie_of({}));
}

}  // namespace

std::string safe_next(std::string_view next, std::string_view language) {
  constexpr std::string_view home = "/desk";
  const auto target = parse_target(next);
  const std::string_view path = target ? std::string_view(target->path) : std::string_view{};
  const std::string_view below = path.size() > 3 && speaks(path.substr(1, 2)) && path[0] == '/'
                                     ? path.substr(3)
                                     : std::string_view{};
  if (below != home && !(below.starts_with(home) && below[home.size()] == '/'))
    return address_of(language, home);
  return address_of(language, below) + encode_query(target->query);
}

Response sign_in_page(const DeskSite& desk, const Request& request, std::string_view language,
                      SignInView view, int status) {
  Request there = request;
  there.target.path = address_of(language, "/sign-in");  // whatever language the browser prefers
  const Context context = context_now(desk.site, there);
  view.action = address_of(language, "/sign-in");
  view.passkey_action = view.action + "/passkey";
  for (const auto& each : desk.providers)
    view.providers.emplace_back(
        view.action + "/with/" + each->provider().id + encode_query({{"next", view.next}}),
        context.t("desk.openid.sign-in", {{"name", each->provider().name}}));
  view.passkey.words = context.t("desk.passkey.sign-in");
  view.passkey.challenge = desk.accounts.challenge("sign-in");
  DeskPage page;
  page.path = "/sign-in" + encode_query({{"next", view.next}});
  page.title = context.t("desk.sign-in.title");
  page.lede = escaped(context.t("desk.sign-in.lede"));
  page.body = draw_sign_in(context.t, view);
  if (desk.filings)
    page.body.text +=
        "<p>" + link(address_of(context.t.language(), "/submit"), context.t("filing.title")).text +
        "</p>\n";
  page.body.text += desk_script(context.t).text;
  page.status = status;
  return draw_desk_page(context, page, nullptr);
}

void add_sign_in(Router& router, const DeskSite& desk) {
  router.get("/{lang}/sign-in", Format::html,
             [&desk](const Request& request) { return show(desk, request); });
  router.add("POST", "/{lang}/sign-in",
             [&desk](const Request& request) { return take(desk, request, by_password); });
  router.add("POST", "/{lang}/sign-in/passkey",
             [&desk](const Request& request) { return take(desk, request, by_passkey); });
  add_post(router, desk, "/{lang}/sign-out", {stay, leave, always({})});
}

}  // namespace acta::site
