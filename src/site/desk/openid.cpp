#include "base/log.h"
#include "identity/base64url.h"
#include "site/desk/desk_site.h"
#include "site/desk/sign_in.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

// Signing in through the provider of a ministry: out with what only this browser keeps, and back.
namespace acta::site {
namespace {

constexpr std::string_view way_cookie = "__Host-acta-way";
constexpr std::string_view purpose = "openid";

// What the browser takes along, sealed.
struct Way {
  std::string provider;
  identity::Attempt attempt;
  std::string next;
};

std::string written(const Way& way) {
  return way.provider + ' ' + way.attempt.state + ' ' + way.attempt.nonce + ' ' +
         way.attempt.verifier + ' ' + way.next;
}

std::optional<Way> read_way(std::string_view text) {
  Way way;
  for (std::string* part :
       {&way.provider, &way.attempt.state, &way.attempt.nonce, &way.attempt.verifier}) {
    const std::size_t space = text.find(' ');
    if (space == text.npos) return std::nullopt;
    *part = text.substr(0, space);
    text.remove_prefix(space + 1);
  }
  way.next = text;
  return way;
}

std::string cookie_of(std::string_view sealed) {
  std::string cookie = std::string(way_cookie) + '=' + identity::base64url(sealed);
  cookie += "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
  return cookie += sealed.empty() ? "0" : "600";
}

identity::OpenId* provider_named(const DeskSite& desk, std::string_view id) {
  for (const auto& each : desk.providers)
    if (each->provider().id == id) return each.get();
  return nullptr;
}

std::int64_t seconds(const DeskSite& desk) { return desk.site.now().microseconds / 1'000'000; }

std::string back_address(const DeskSite& desk) { return desk.url + "/sign-in/back"; }

std::string asked(const Request& request, std::string_view name) {
  const auto found = request.target.query.find(name);
  return found == request.target.query.end() ? std::string() : found->second;
}

std::string random_text() { return identity::base64url(store::random_bytes(32)); }

Result<Response> go(const DeskSite& desk, const Request& request) {
  identity::OpenId* const provider = provider_named(desk, request.param("provider"));
  if (!provider) return not_found("error.http.no-such-page");
  const std::string language(request.language());
  Way way{provider->provider().id,
          {random_text(), random_text(), random_text(), back_address(desk)},
          safe_next(asked(request, "next"), language)};
  const auto address = provider->address(way.attempt, seconds(desk));
  if (!address) {
    SignInView view;
    view.next = way.next;
    view.error = messages(language).explain(address.error());
    return sign_in_page(desk, request, language, view, 503);
  }
  return see_other(*address).with("Set-Cookie",
                                  cookie_of(desk.accounts.seal_for_browser(written(way), purpose)));
}

Result<std::string> token_of(const DeskSite& desk, const Request& request, const Way& way) {
  const auto refuse = [](const char* rule) {
    return tl::unexpected(Error{ErrorKind::forbidden, "error.openid.refused", {}, {}, rule});
  };
  identity::OpenId* const provider = provider_named(desk, way.provider);
  const std::string code = asked(request, "code");
  if (!provider) return refuse("provider");
  if (!store::same_bytes(asked(request, "state"), way.attempt.state)) return refuse("state");
  const std::string issuer = asked(request, "iss");  // RFC 9207: which of them it comes from
  if (!issuer.empty() && issuer != provider->provider().issuer) return refuse("issuer");
  if (code.empty()) return refuse("code");
  identity::Attempt attempt = way.attempt;
  attempt.back = back_address(desk);
  const std::string subject = TRY(provider->redeem(attempt, code, seconds(desk)));
  auto token = desk.accounts.sign_in(store::Identity{provider->provider().issuer, subject});
  // Whoever is to link the account has to know by which name.
  if (!token)
    log::warning("desk.not-linked",
                 {{"issuer", provider->provider().issuer}, {"subject", subject}});
  return token;
}

Result<Response> come_back(const DeskSite& desk, const Request& request) {
  const auto sealed = identity::parse_base64url(cookie_in(request, way_cookie));
  const auto kept = sealed ? desk.accounts.sealed_for_browser(*sealed, purpose) : std::nullopt;
  const auto way = kept ? read_way(*kept) : std::nullopt;
  const std::string language(way ? way->next.substr(1, 2) : std::string(request.language()));
  const auto token =
      way ? token_of(desk, request, *way)
          : tl::unexpected(Error{ErrorKind::forbidden, "error.openid.refused", {}, {}, "cookie"});
  if (!token) {
    log::warning("desk.openid-refused",
                 {{"rule", token.error().message + ' ' + token.error().hint}});
    SignInView view;
    view.next = way ? way->next : safe_next({}, language);
    view.error = messages(language).explain(token.error());
    const int status = token.error().kind == ErrorKind::unavailable ? 503 : 403;
    return sign_in_page(desk, request, language, view, status).with("Set-Cookie", cookie_of({}));
  }
  desk.accounts.sign_out(cookie_in(request, session_cookie));
  return see_other(way->next)
      .with("Set-Cookie", session_cookie_of(*token))
      .with("Set-Cookie", cookie_of({}));
}

}  // namespace

void add_openid(Router& router, const DeskSite& desk) {
  router.get("/{lang}/sign-in/with/{provider}", Format::html,
             [&desk](const Request& request) { return go(desk, request); });
  router.get("/sign-in/back", Format::html,
             [&desk](const Request& request) { return come_back(desk, request); });
}

}  // namespace acta::site
