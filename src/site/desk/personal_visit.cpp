#include "site/desk/personal_visit.h"

#include <chrono>
#include <mutex>

#include "base/codes.h"
#include "base/date_words.h"
#include "base/log.h"
#include "base/network.h"
#include "base/sha256.h"
#include "site/allowance.h"
#include "site/desk/desk_views.h"
#include "site/layout.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using store::Links;

// Whoever guesses, and whoever presses the button without end, is asked to wait.
constexpr Allowance::Rate few_wrong_links{.a_second = 1.0 / 30, .at_once = 20};
constexpr Allowance::Rate few_reports{.a_second = 1.0 / 10, .at_once = 30};

class Bounds {
 public:
  bool take_wrong_link(const std::string& reader) {
    const std::lock_guard lock(mutex_);
    return wrong_links_.take(neighbourhood(reader), std::chrono::steady_clock::now());
  }
  bool take_report(const std::string& link) {
    const std::lock_guard lock(mutex_);
    return reports_.take(link, std::chrono::steady_clock::now());
  }

 private:
  std::mutex mutex_;
  Allowance wrong_links_{few_wrong_links}, reports_{few_reports};
};

// Somebody else opened it first: whoever has the letter can close it for both.
Html draw_close(const Messages& t, const Request& request, const Errors& errors) {
  FormView view;
  view.action = address_of(t.language(), "/form/" + std::string(request.param("token")));
  view.above = Html{"<p>"};
  put(view.above.text, t("personal.not-me"));
  view.above.text += "</p>\n";
  view.button = t("personal.close");
  put_errors(t, errors, view);
  return draw_form(t, view);
}

// What happened, what still works, what to do.
Response refusal(const DeskSite& desk, const Request& request, Links::Refusal why,
                 const Errors& errors = {}) {
  const Context context = context_now(desk.site, request);
  constexpr std::pair<const char*, int> answers[] = {{"personal.unknown", 404},
                                                     {"personal.expired", 410},
                                                     {"personal.replaced", 410},
                                                     {"personal.elsewhere", 403}};
  const auto [key, status] = answers[static_cast<std::size_t>(why)];
  DeskPage page;
  page.title = context.t("personal.refused");
  page.lede = escaped(context.t(key));
  page.body = draw_personal_refusal(context.t);
  if (why == Links::Refusal::elsewhere)
    page.body.text += draw_close(context.t, request, errors).text;
  page.status = status;
  page.path = "/form";
  return draw_personal_page(context, page);
}

Response too_often(const DeskSite& desk, const Request& request) {
  const Context context = context_now(desk.site, request);
  DeskPage page;
  page.title = context.t("personal.refused");
  page.lede = escaped(context.t("personal.too-often"));
  page.status = 429;
  page.path = "/form";
  return draw_personal_page(context, page).with("Retry-After", "60");
}

// One for each link: a person may have those of two countries.
std::string cookie_for(std::string_view token) {
  return "__Host-acta-form-" + hex(sha256(token)).substr(0, 16);
}

// The page of a link that nobody has opened yet. What looks at letters follows links, and presses
// no button.
Response draw_unopened(const DeskSite& desk, const Request& request, const store::Link& link,
                       const store::Account& account, const Errors& errors) {
  const Context context = context_now(desk.site, request);
  const Messages& t = context.t;
  FormView view;
  const std::string path = "/form/" + std::string(request.param("token"));
  view.action = address_of(t.language(), path);
  view.above = Html{"<p>"};
  put(view.above.text, t("personal.open.about"));
  view.above.text += "</p>\n";
  view.button = t("personal.open.button", {{"name", account.name}});
  put_errors(t, errors, view);
  DeskPage page;
  page.title = t("personal.title", {{"country", codes::country_name(link.country, t.language())}});
  page.lede =
      escaped(t("personal.for", {{"name", account.name},
                                 {"day", day_in_words(day_of(link.expires), t.language())}}));
  page.body = draw_form(t, view);
  page.status = errors.empty() ? 200 : 422;
  page.path = path;
  return draw_personal_page(context, page);
}

Result<Response> close(const DeskSite& desk, const Request& request) {
  if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
  SentForm sent = TRY(read_form(request));
  refuse_unknown(sent.faults, sent.fields, and_hidden({}));
  if (!sent.faults.empty()) return refusal(desk, request, Links::Refusal::elsewhere, sent.faults);
  desk.links.close(request.param("token"));
  log::info("form.closed", {});
  return see_other(address_of(messages(request.language()).language(),
                              "/form/" + std::string(request.param("token"))));
}

Result<Response> open(const DeskSite& desk, const Request& request, const store::Link& link,
                      const store::Account& account) {
  if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
  SentForm sent = TRY(read_form(request));
  refuse_unknown(sent.faults, sent.fields, and_hidden({}));
  if (!sent.faults.empty()) return draw_unopened(desk, request, link, account, sent.faults);
  const std::string_view token = request.param("token");
  const auto browser = desk.links.open_in_browser(token);
  if (!browser) return refusal(desk, request, Links::Refusal::elsewhere);
  log::info("form.opened", {{"account", account.id}, {"link", link.id}});
  const std::int64_t seconds =
      (link.expires.microseconds - desk.site.now().microseconds) / 1'000'000;
  return see_other(
             address_of(messages(request.language()).language(), "/form/" + std::string(token)))
      .with("Set-Cookie", cookie_of(cookie_for(token), *browser, seconds));
}

Result<Response> answer(const DeskSite& desk, Bounds& bounds, const Request& request,
                        PersonalHandler handler) {
  const std::string token(request.param("token"));
  const auto found = desk.links.find(token, cookie_in(request, cookie_for(token)));
  const auto account = found.link ? desk.accounts.find(found.link->account) : std::nullopt;
  if (!account || account->disabled) {
    if (!bounds.take_wrong_link(request.reader)) return too_often(desk, request);
    if (found.why == Links::Refusal::elsewhere && request.method == "POST" &&
        !request.params.contains("id"))
      return close(desk, request);
    return refusal(desk, request, found.why);
  }
  if (!found.link->opened)
    return request.method == "POST" && !request.params.contains("id")
               ? open(desk, request, *found.link, *account)
               : draw_unopened(desk, request, *found.link, *account, {});
  Context context = context_now(desk.site, request);
  context.view = desk.desk.view();
  auto matrix = procedure::read_matrix(context.view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  Personal personal{{desk,
                     request,
                     context,
                     {*account, {}, desk.site.now(), false},
                     {},
                     desk.desk.actor(account->id),
                     *std::move(matrix),
                     {}},
                    *found.link,
                    "/form/" + token};
  if (request.method == "POST") {
    if (auto ours = from_our_page(request, desk.url); !ours) return tl::unexpected(ours.error());
    if (!bounds.take_report(personal.link.id)) return too_often(desk, request);
    SentForm sent = TRY(read_form(request));
    personal.visit.form = std::move(sent.fields);
    personal.visit.faults = std::move(sent.faults);
  }
  auto response = handler(personal);
  if (!response)  // without the address, which opens it
    log::warning("form.refused", {{"account", account->id}, {"rule", response.error().message}});
  return response;
}

}  // namespace

std::function<Handler(PersonalHandler)> for_links(const DeskSite& desk) {
  const auto bounds = std::make_shared<Bounds>();
  return [&desk, bounds](PersonalHandler handler) -> Handler {
    return [&desk, bounds, handler](const Request& request) {
      return answer(desk, *bounds, request, handler);
    };
  };
}

Response no_such_link(const DeskSite& desk, const Request& request) {
  return refusal(desk, request, Links::Refusal::unknown);
}

Response draw_personal_page(const Context& context, DeskPage page) {
  return draw_desk_page(context, page, nullptr).with("X-Robots-Tag", "noindex");
}

}  // namespace acta::site
