#include "site/desk/view_as.h"

#include <algorithm>

#include "base/log.h"
#include "register/records/office.h"
#include "site/desk/desk_views.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"

namespace acta::site {
namespace {

using procedure::Grant;
using procedure::Seat;
using procedure::State;
using procedure::Verb;

constexpr std::string_view page = "/desk/view-as";
constexpr std::string_view cookie = "__Host-view-as";

// Of one session: another one on the same machine looks through its own eyes.
std::string cookie_value(const Visit& visit, std::string_view office) {
  return std::string(office) + '.' + visit.session.csrf.substr(0, 16);
}

bool has(const Grant& grant, std::string_view matter) {
  return std::find(grant.matters.begin(), grant.matters.end(), matter) != grant.matters.end();
}

bool keeps_to_itself(const procedure::Matrix& matrix, const std::string& role) {
  return std::any_of(matrix.grants.begin(), matrix.grants.end(), [&](const Grant& grant) {
    return grant.role == role && (has(grant, "filing") || has(grant, "account") ||
                                  (grant.verb == Verb::propose && has(grant, "coding")));
  });
}

Seat seat_of(const record::Office& office) {
  const auto id = [](const record::Subject* subject) {
    return subject ? std::string(subject->id()) : std::string();
  };
  return {id(office.subject), id(office.role), id(office.country), id(office.committee),
          id(office.mechanism)};
}

bool may_look_through(const Visit& visit, const Seat& seat) {
  procedure::Matter desk{.kind = "desk", .state = State::published, .mechanism = seat.mechanism};
  if (!seat.country.empty()) desk.countries = {seat.country};
  if (!seat.committee.empty()) desk.committees = {seat.committee};
  return !keeps_to_itself(visit.matrix, seat.role) &&
         may(visit.matrix, visit.actor, Verb::view, desk).allowed;
}

std::vector<Seat> seats_to_look_through(const Visit& visit) {
  std::vector<Seat> seats;
  for (const record::Office& office : record::offices(visit.context.view))
    if (Seat seat = seat_of(office); may_look_through(visit, seat))
      seats.push_back(std::move(seat));
  return seats;
}

Response draw(const Visit& visit, const std::vector<Seat>& seats, const Errors& errors) {
  const Messages& t = visit.t();
  FormView view;
  view.action = visit.path(page);
  view.csrf = visit.session.csrf;
  view.above = Html{"<p>"};
  put(view.above.text, t("desk.view-as.about"));
  view.above.text += "</p>\n";
  Field office{
      "office", std::string(t("column.office")), {}, std::string(visit.sent("office")), {}};
  office.choices.emplace_back("", t("desk.report.choose"));
  for (const Seat& seat : seats)
    office.choices.emplace_back(seat.office, office_in_words(visit.context, seat));
  view.fields = {std::move(office)};
  put_errors(t, errors, view);
  view.button = t("desk.view-as.look");
  DeskPage drawn;
  drawn.title = t("desk.view-as.title");
  drawn.body = draw_form(t, view);
  drawn.status = errors.empty() ? 200 : 422;
  drawn.path = page;
  return draw_desk_page(visit, drawn);
}

Result<Response> show(Visit& visit) {
  const auto seats = seats_to_look_through(visit);
  if (seats.empty()) return not_found("error.permission.unknown");
  return draw(visit, seats, not_yet_sent(visit));
}

Result<Response> take(Visit& visit) {
  if (visit.sent("do") == "stop")
    return see_other(visit.path("/desk")).with("Set-Cookie", cookie_of(cookie, {}));
  const auto seats = seats_to_look_through(visit);
  if (seats.empty()) return not_found("error.permission.unknown");
  const std::string office(visit.sent("office"));
  const bool known = std::any_of(seats.begin(), seats.end(),
                                 [&](const Seat& seat) { return seat.office == office; });
  if (!known)
    return draw(visit, seats, {{ErrorKind::invalid, "error.office.unknown", "office", office, {}}});
  log::info("desk.view-as", {{"account", visit.session.account.id}, {"office", office}});
  return see_other(visit.path("/desk"))
      .with("Set-Cookie", cookie_of(cookie, cookie_value(visit, office)));
}

}  // namespace

std::optional<Seat> seat_looked_through(const Visit& visit) {
  const std::string value(cookie_in(visit.request, cookie));
  const std::string office = value.substr(0, value.rfind('.'));
  if (value.empty() || value != cookie_value(visit, office)) return std::nullopt;
  const auto* const subject = visit.context.view.find("office/" + office);
  if (!subject) return std::nullopt;
  Seat seat = seat_of(record::office(visit.context.view, *subject));
  if (!may_look_through(visit, seat)) return std::nullopt;
  return seat;
}

bool is_way_back(const Request& request) {
  return request.target.path.ends_with(page) || request.target.path.ends_with("/sign-out");
}

Html draw_view_as_bar(const Visit& visit) {
  if (!visit.looking_through) return {};
  const std::string office = office_in_words(visit.context, *visit.looking_through);
  return draw_looking_through(visit.t(), visit.t()("desk.view-as.bar", {{"office", office}}),
                              visit.path(page), visit.session.csrf);
}

bool may_view_as(const Visit& visit) {
  return !visit.looking_through && !seats_to_look_through(visit).empty();
}

void add_view_as(Router& router, const DeskSite& desk) {
  const std::string address = "/{lang}" + std::string(page);
  router.get(address, Format::html, for_signed_in(desk, show));
  add_post(router, desk, address, {show, take, always(and_hidden({"do", "office"}))});
}

}  // namespace acta::site
