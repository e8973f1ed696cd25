#include "base/network.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/segments.h"

namespace acta::site {
namespace {

// Only a page of the desk, and only here: nobody can have a link that leads from our sign-in to
// another place.
std::string safe_next(std::string_view next, std::string_view language) {
  const std::string home = "/" + std::string(language) + "/desk";
  const auto target = parse_target(next);
  if (!target || (target->path != home && !target->path.starts_with(home + '/'))) return home;
  std::string address = address_of(language, target->path.substr(3));
  return address + encode_query(target->query);
}

Response sign_in_page(const DeskSite& desk, const Request& request, const SignInView& view,
                      int status) {
  const Context context = context_now(desk.site, request);
  DeskPage page;
  page.title = context.t("desk.sign-in.title");
  page.lede = escaped(context.t("desk.sign-in.lede"));
  page.body = draw_sign_in(context.t, view);
  page.status = status;
  return draw_desk_page(context, page, nullptr);
}

Result<Response> show(const DeskSite& desk, const Request& request) {
  const std::string language(request.language());
  const auto next = request.target.query.find("next");
  SignInView view;
  view.action = address_of(language, "/sign-in");
  view.next = safe_next(next == request.target.query.end() ? "" : next->second, language);
  if (desk.accounts.session(cookie_in(request, session_cookie))) return see_other(view.next);
  return sign_in_page(desk, request, view, 200);
}

Result<Response> take(const DeskSite& desk, const Request& request) {
  if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
  const Form form = TRY(read_form(request));
  const auto sent = [&](std::string_view name) -> std::string {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
  };
  const std::string language(request.language());
  const std::string password = sent("password");
  const std::string code = sent("code");
  SignInView view{
      address_of(language, "/sign-in"), safe_next(sent("next"), language), {}, sent("address")};
  const auto token =
      desk.accounts.sign_in({view.address, password, code, neighbourhood(request.reader)});
  if (!token) {
    view.error = messages(language).explain(token.error());
    const bool waits = token.error().message == "error.account.wait";
    Response response = sign_in_page(desk, request, view, waits ? 429 : 403);
    if (waits) return std::move(response).with("Retry-After", token.error().hint);
    return response;
  }
  // Whoever was signed in with this browser is no longer.
  desk.accounts.sign_out(cookie_in(request, session_cookie));
  return see_other(view.next).with("Set-Cookie", session_cookie_of(*token));
}

Result<Response> leave(Visit& visit) {
  visit.desk.accounts.sign_out(visit.token);
  return see_other(visit.path("/sign-in")).with("Set-Cookie", session_cookie_of({}));
}

}  // namespace

void add_sign_in(Router& router, const DeskSite& desk) {
  router.get("/{lang}/sign-in", Format::html,
             [&desk](const Request& request) { return show(desk, request); });
  router.add("POST", "/{lang}/sign-in",
             [&desk](const Request& request) { return take(desk, request); });
  router.add("POST", "/{lang}/sign-out", for_signed_in(desk, leave));
}

}  // namespace acta::site
