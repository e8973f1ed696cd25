#include "site/desk/desk_site.h"

#include "base/log.h"
#include "site/assets.h"
#include "site/desk/desk_views.h"
#include "site/desk/indicator_form.h"
#include "site/desk/participation_form.h"
#include "site/desk/plan_form.h"
#include "site/desk/resolution_form.h"
#include "site/desk/sign_in.h"
#include "site/desk/typed.h"
#include "site/desk/view_as.h"
#include "site/desk/withdrawal_form.h"
#include "site/layout.h"
#include "site/segments.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

Context desk_context(const DeskSite& desk, const Request& request) {
  Context context = context_now(desk.site, request);
  context.view = desk.desk.view();
  return context;
}

std::string sign_in_address(const Request& request) {
  const std::string language(request.language());
  Query query;
  if (request.method == "GET") query["next"] = request.written;
  return "/" + language + "/sign-in" + encode_query(query);
}

// With what was typed, where it can be shown again.
Response ask_to_sign_in(const DeskSite& desk, const Request& request, bool keeps_typed) {
  const bool sends = request.method == "POST" && keeps_typed;
  SignInView view;
  if (sends && from_our_page(request, desk.url)) view.typed = typed_in(request);
  if (view.typed.empty()) return see_other(sign_in_address(request));
  const std::string language(request.language());
  view.next = safe_next(request.target.path, language);
  view.error = messages(language)("desk.session-ended");
  return sign_in_page(desk, request, language, view, 403);
}

void log_refusal(const Visit& visit, const Error& error) {
  if (error.kind != ErrorKind::forbidden && error.kind != ErrorKind::not_found) return;
  log::warning("desk.refused", {{"account", visit.session.account.id},
                                {"method", visit.request.method},
                                {"path", visit.request.target.path},
                                {"rule", error.message}});
}

// The office whose eyes the visit has, if it has another's: it reads, and that is logged.
Result<void> look_through(Visit& visit) {
  const auto seat = seat_looked_through(visit);
  if (!seat || is_way_back(visit.request)) return {};
  log::info("desk.viewed-as", {{"account", visit.session.account.id},
                               {"office", seat->office},
                               {"method", visit.request.method},
                               {"path", visit.request.target.path}});
  if (visit.request.method == "POST")
    return tl::unexpected(Error{ErrorKind::forbidden, "error.desk.viewing-as", {}, {}, {}});
  visit.looking_through = seat;
  visit.actor = {.account = {}, .seats = {*seat}};
  return {};
}

Result<void> read_form_of(const DeskSite& desk, Visit& visit) {
  if (auto ours = from_our_page(visit.request, desk.url); !ours)
    return tl::unexpected(ours.error());
  SentWithFile sent = TRY(read_sent(visit.request));
  visit.form = std::move(sent.fields);
  visit.faults = std::move(sent.faults);
  visit.file = std::move(sent.file);
  return {};
}

// The form as if it were asked for, with what was sent to it.
Result<Response> show_again(Visit& visit, const VisitHandler& show, int status) {
  Request asked = visit.request;
  asked.method = "GET";
  asked.body.clear();
  Visit again{visit.desk,  asked,       visit.context, visit.session,
              visit.token, visit.actor, visit.matrix,  std::move(visit.form)};
  again.faults = std::move(visit.faults);
  Response response = TRY(show(again));
  if (response.status == 200) response.status = status;
  return response;
}

Result<Response> refuse_token(Visit& visit, const VisitHandler& show) {
  Error stale{ErrorKind::forbidden, "error.desk.stale", {}, {}, {}};
  visit.form.erase("csrf");
  if (visit.form.empty()) return tl::unexpected(std::move(stale));
  log_refusal(visit, stale);
  return show_again(visit, show, 403);
}

Result<Response> take_sent(Visit& visit, const FormHandlers& form) {
  refuse_unknown(visit.faults, visit.form, TRY(form.names(visit)), visit.file);
  return visit.faults.empty() ? form.take(visit) : show_again(visit, form.show, 422);
}

// `keeps`: what was typed when the session had ended is asked to be kept.
Result<Response> answer(const DeskSite& desk, const FormHandlers& form, bool keeps,
                        const Request& request) {
  const std::string token(cookie_in(request, session_cookie));
  const auto session = desk.accounts.session(token);
  if (!session) return ask_to_sign_in(desk, request, keeps);
  Context context = desk_context(desk, request);
  auto matrix = procedure::read_matrix(context.view);
  if (!matrix) return tl::unexpected(matrix.error().front());
  Visit visit{desk,
              request,
              context,
              *session,
              token,
              desk.desk.actor(session->account.id),
              *std::move(matrix),
              {}};
  const auto handled = [&]() -> Result<Response> {
    if (const auto seen = look_through(visit); !seen) return tl::unexpected(seen.error());
    if (request.method != "POST") {
      if (keeps) put_typed_before(visit);
      return form.show(visit);
    }
    if (const auto read = read_form_of(desk, visit); !read) return tl::unexpected(read.error());
    if (!store::same_bytes(visit.sent("csrf"), session->csrf))
      return refuse_token(visit, form.show);
    return take_sent(visit, form);
  };
  auto response = handled();
  if (!response) log_refusal(visit, response.error());
  return response;
}

}  // namespace

std::string_view Visit::sent(std::string_view field) const {
  const auto found = form.find(field);
  return found == form.end() ? std::string_view{} : found->second;
}

std::string Visit::path(std::string_view below) const {
  return address_of(context.t.language(), below);
}

Names always(std::vector<std::string> names) {
  return [names = std::move(names)](const Visit&) { return names; };
}

Handler for_signed_in(const DeskSite& desk, VisitHandler handler) {
  return [&desk, form = FormHandlers{std::move(handler), {}, {}}](const Request& request) {
    return answer(desk, form, false, request);
  };
}

void add_post(Router& router, const DeskSite& desk, const std::string& address,
              const FormHandlers& form) {
  router.add("POST", address,
             [&desk, form](const Request& request) { return answer(desk, form, false, request); });
}

void add_form(Router& router, const DeskSite& desk, const std::string& address,
              const FormHandlers& form) {
  const auto handler = [&desk, form](const Request& request) {
    return answer(desk, form, true, request);
  };
  router.get(address, Format::html, handler);
  router.add("POST", address, handler);
}

Html desk_script(const Messages& t) {
  Html html{"<script src=\""};
  put(html.text, asset_url("writing.js"));
  html.text += "\" defer";
  for (const char* word : {"offline", "found", "restore", "drop"}) {
    html.text += std::string(" data-") + word + "=\"";
    put(html.text, t(std::string("desk.draft.") + word));
    html.text += '"';
  }
  html.text += "></script>\n";
  return html;
}

Response see_other(std::string location) {
  return Response::redirect(303, std::move(location)).with("Cache-Control", "no-store");
}

namespace {

Response draw_page(const Context& context, const DeskPage& page, const store::Session* session,
                   const Html& above) {
  const Messages& t = context.t;
  Layout layout;
  layout.title = page.title;
  layout.process = process_name(context.view, t);
  layout.home = address_of(t.language(), "/");
  for (const auto& [tag, name] : languages)
    layout.languages.push_back(
        {page.path.empty() ? address_of(tag, context.path) : "/" + std::string(tag) + page.path,
         std::string(name), std::string(tag), tag == t.language()});
  put_navigation(layout, t, "",
                 [&](std::string_view path) { return address_of(t.language(), path); });
  layout.finding = escaped(page.title);
  layout.lede = page.lede;
  if (session) layout.crumbs = draw_desk_bar(t, *session);
  layout.crumbs.text += above.text;
  layout.body = page.body;
  if (session) layout.body.text += desk_script(t).text;
  Response response = Response::html(draw_layout(t, layout))
                          .with("Content-Language", t.language())
                          .with("Cache-Control", "no-store");
  response.status = page.status;
  return response;
}

}  // namespace

Response draw_desk_page(const Context& context, const DeskPage& page,
                        const store::Session* session) {
  return draw_page(context, page, session, {});
}

Response draw_desk_page(const Visit& visit, const DeskPage& page) {
  return draw_page(visit.context, page, &visit.session, draw_view_as_bar(visit));
}

void add_desk(Router& router, const DeskSite& desk) {
  add_sign_in(router, desk);
  add_openid(router, desk);
  add_duties(router, desk);
  add_hand_over(router, desk);
  add_report_form(router, desk);
  add_account_page(router, desk);
  add_begin(router, desk);
  add_cycle_form(router, desk);
  add_sheet_pages(router, desk);
  add_personal_form(router, desk);
  if (desk.codings) add_coding_form(router, desk);
  if (desk.filings) {
    add_filing_form(router, desk);
    add_own_filing(router, desk);
    add_filing_counts(router, desk);
    add_filing_page(router, desk);
  }
  add_concern_form(router, desk);
  add_measure_form(router, desk);
  add_commitment_form(router, desk);
  add_translation_form(router, desk);
  add_indicator_form(router, desk);
  add_indicator_value_form(router, desk);
  add_participation_form(router, desk);
  add_plan_form(router, desk);
  add_resolution_form(router, desk);
  add_withdrawal_form(router, desk);
  add_people(router, desk);
  add_alert_form(router, desk);
  add_leads(router, desk);
  add_view_as(router, desk);
  add_proposal_page(router, desk);
}

}  // namespace acta::site
