#include <algorithm>

#include "base/date_words.h"
#include "base/log.h"
#include "base/text.h"
#include "procedure/staff.h"
#include "register/records/office.h"
#include "site/desk/desk_site.h"
#include "site/desk/people_views.h"
#include "site/desk/proof.h"
#include "site/desk/typed.h"
#include "site/desk/words.h"
#include "site/layout.h"
#include "site/segments.h"

// Who may sign in, and which offices they hold: for the administration, and to be read by the
// audit.
namespace acta::site {
namespace {

using procedure::State;
using procedure::Verb;

bool may_with_accounts(const Visit& visit, Verb verb) {
  return may(visit.matrix, visit.actor, verb, {.kind = "account", .state = State::published})
      .allowed;
}

std::string state_of(const Messages& t, const store::Account& account) {
  if (account.address.empty()) return std::string(t("desk.people.erased"));
  if (account.disabled) return std::string(t("desk.people.disabled"));
  return account.bounced ? std::string(t("desk.people.bounced")) : std::string();
}

std::string name_of(const store::Account& account) {
  return account.name.empty() ? account.id : account.name;
}

PersonLine line_of(const Visit& visit, const store::Account& account) {
  PersonLine line{visit.path("/desk/people/" + account.id), name_of(account),
                  state_of(visit.t(), account), account.address};
  for (const procedure::Seat& seat : visit.desk.desk.actor(account.id).seats)
    (line.about += line.about.empty() ? "" : " · ") += office_in_words(visit.context, seat);
  return line;
}

// All offices there are, those that nobody holds first.
Field office_field(const Visit& visit) {
  const Messages& t = visit.t();
  Field field{"office",
              std::string(t("desk.people.office")),
              std::string(t("desk.people.office.help")),
              std::string(visit.sent("office")),
              {}};
  field.choices.emplace_back("", t("desk.people.office.none"));
  auto offices = record::offices(visit.context.view);
  std::stable_partition(offices.begin(), offices.end(),
                        [](const record::Office& office) { return office.vacant(); });
  for (const record::Office& office : offices) {
    const auto id = [](const record::Subject* subject) {
      return subject ? std::string(subject->id()) : std::string();
    };
    const std::string words =
        office_in_words(visit.context, {id(office.subject), id(office.role), id(office.country),
                                        id(office.committee), id(office.mechanism)});
    field.choices.emplace_back(
        office.subject->id(),
        office.vacant() ? t("desk.people.office.vacant", {{"office", words}}) : words);
  }
  return field;
}

std::vector<Field> fields_of(const Visit& visit) {
  const Messages& t = visit.t();
  const auto typed = [&](const char* name) { return std::string(visit.sent(name)); };
  Field language{"language", std::string(t("desk.people.language")), {}, typed("language"), {}};
  for (const auto& [tag, name] : languages) language.choices.emplace_back(tag, name);
  return {{"address",
           std::string(t("desk.people.address")),
           std::string(t("desk.people.address.help")),
           typed("address"),
           {}},
          {"name", std::string(t("desk.people.name")), {}, typed("name"), {}},
          std::move(language),
          office_field(visit)};
}

// Where the forms of these pages ask for what an error names as the command line does.
Errors at_fields(Errors errors) {
  for (Error& error : errors)
    error.place =
        lower(error.place.substr(std::min(error.place.find_first_not_of('-'), error.place.size())));
  return errors;
}

// With what was typed and is still to be sent, if there is such.
std::string address_of_list(const Visit& visit) {
  return visit.path("/desk/people") + encode_query(visit.request.target.query);
}

Response draw_list(const Visit& visit, const Errors& errors, int status,
                   const std::string& action) {
  const Messages& t = visit.t();
  PeopleView view;
  view.action = action;
  view.csrf = visit.session.csrf;
  for (const store::Account& account : visit.desk.accounts.list())
    view.people.push_back(line_of(visit, account));
  view.may_manage = may_with_accounts(visit, Verb::manage);
  view.must_confirm = !visit.session.confirmed;
  view.confirm = proving_button(visit, "do", "confirm");
  view.fields = fields_of(visit);
  view.errors = place_errors(t, at_fields(errors), view.fields);
  DeskPage page;
  page.title = t("desk.people.title");
  page.lede = escaped(t("desk.people.lede"));
  page.body = draw_people(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Response draw_made(const Visit& visit, const store::Enrolment& made) {
  const Messages& t = visit.t();
  EnrolmentView view{made.account.address,
                     made.password,
                     made.authenticator,
                     {},
                     visit.path("/desk/people/" + made.account.id),
                     made.recovery_codes};
  if (procedure::is_private_address(made.account.address))
    view.warning = t("account.private-address", {{"address", made.account.address}});
  DeskPage page;
  page.title = t("desk.people.made", {{"name", made.account.name}});
  page.lede = escaped(t("desk.people.once"));
  page.body = draw_enrolment(t, view);
  return draw_desk_page(visit, page);
}

Response draw_one(const Visit& visit, const store::Account& account, const std::string& error,
                  int status) {
  const Messages& t = visit.t();
  PersonView view;
  view.action = visit.path("/desk/people/" + account.id);
  view.csrf = visit.session.csrf;
  view.error = error;
  if (visit.request.target.query.contains("done")) view.said = t("desk.people.done");
  view.erased = account.address.empty();
  view.disabled = account.disabled;
  view.state = view.erased || view.disabled
                   ? state_of(t, account)
                   : t("desk.people.enabled", {{"address", account.address}});
  if (account.bounced)
    view.bounce = t(
        "desk.people.bounce",
        {{"day", day_in_words(day_of(*account.bounced), t.language())}, {"said", account.bounce}});
  for (const procedure::Seat& seat : visit.desk.desk.actor(account.id).seats)
    view.offices.emplace_back(seat.office, office_in_words(visit.context, seat));
  view.office = office_field(visit);
  view.may_manage =
      may_with_accounts(visit, Verb::manage) && account.id != visit.session.account.id;
  view.must_confirm = !visit.session.confirmed;
  view.confirm = proving_button(visit, "do", "confirm");
  DeskPage page;
  page.title = name_of(account);
  page.body = draw_person(t, view);
  page.status = status;
  return draw_desk_page(visit, page);
}

Result<store::Account> account_asked_for(const Visit& visit) {
  if (!visit.desk.staff || !may_with_accounts(visit, Verb::view))
    return not_found("error.permission.unknown");
  const std::string id(visit.request.param("id"));
  auto found = visit.desk.accounts.find(id);
  if (!found || found->id != id) return not_found("error.permission.unknown");
  return *std::move(found);
}

// Back to `here` with the session that takes the place of the one that was too old.
Result<Response> confirm(Visit& visit, const std::string& here,
                         const std::function<Response(const Error&)>& again) {
  const auto token = prove(visit);
  if (!token) return again(token.error());
  Response response = see_other(here);
  if (token->empty()) return response;
  return std::move(response).with("Set-Cookie", session_cookie_of(*token));
}

Error too_old() { return {ErrorKind::forbidden, "error.account.confirm", {}, {}, {}}; }

Result<Response> show_list(Visit& visit) {
  if (!visit.desk.staff || !may_with_accounts(visit, Verb::view))
    return not_found("error.permission.unknown");
  return draw_list(visit, not_yet_sent(visit), 200, address_of_list(visit));
}

Result<Response> show_one(Visit& visit) {
  const Errors wrong = not_yet_sent(visit);
  return draw_one(visit, TRY(account_asked_for(visit)),
                  wrong.empty() ? std::string() : visit.t().explain(wrong[0]), 200);
}

Result<Response> add(Visit& visit) {
  if (!visit.desk.staff || !may_with_accounts(visit, Verb::manage))
    return not_found("error.permission.unknown");
  const std::string_view what = visit.sent("do");
  const std::string here = address_of_list(visit);
  if (what == "confirm")
    return confirm(visit, here, [&](const Error& error) {
      return draw_list(visit, {error}, status_of_proof(error), here);
    });
  if (what != "add") return invalid("error.desk.stale", "do", what);
  if (!visit.session.confirmed)
    return draw_list(visit, {too_old()}, 403,
                     keep_typed(visit.desk, visit.session.account.id, visit.path("/desk/people"),
                                typed_in(visit.request)));
  const std::string office(visit.sent("office"));
  const auto made = visit.desk.staff->enrol(
      {&visit.actor},
      {std::string(visit.sent("address")), std::string(visit.sent("name")),
       std::string(visit.sent("language")),
       office.empty() ? std::vector<std::string>() : std::vector<std::string>{office}});
  if (!made) return draw_list(visit, made.error(), status_of_form(made.error().front()), here);
  log::info("desk.account-made", {{"account", made->account.id}, {"by", visit.actor.account}});
  return draw_made(visit, *made);
}

Checked<void> change(const Visit& visit, const store::Account& account, std::string_view what) {
  procedure::Staff& staff = *visit.desk.staff;
  const procedure::Manager manager{&visit.actor};
  const std::string_view office = visit.sent("office");
  if (what == "appoint") return staff.appoint(manager, account.id, office);
  if (what == "relieve") return staff.relieve(manager, account.id, office);
  if (what == "erase" && visit.sent("sure") != "yes")
    return tl::unexpected(Errors{{ErrorKind::invalid, "error.staff.sure", "sure", {}, {}}});
  const auto changed = what == "erase" ? staff.erase(manager, account.id)
                       : what == "reachable"
                           ? staff.set_reachable(manager, account.id)
                           : staff.set_disabled(manager, account.id, what == "disable");
  if (!changed) return tl::unexpected(Errors{changed.error()});
  return {};
}

Result<Response> take(Visit& visit) {
  const store::Account account = TRY(account_asked_for(visit));
  if (!may_with_accounts(visit, Verb::manage)) return not_found("error.permission.unknown");
  const std::string here = visit.path("/desk/people/" + account.id);
  const std::string what(visit.sent("do"));
  const auto again = [&](const Error& error, int status) {
    return draw_one(visit, account, wrong_in_words(visit.t(), error), status);
  };
  if (what == "confirm")
    return confirm(visit, here,
                   [&](const Error& error) { return again(error, status_of_proof(error)); });
  static constexpr const char* known[] = {"appoint", "relieve", "reset",    "enable",
                                          "disable", "erase",   "reachable"};
  if (std::find(std::begin(known), std::end(known), what) == std::end(known))
    return invalid("error.desk.stale", "do", what);
  if (!visit.session.confirmed) return again(too_old(), 403);
  if (what == "reset") {
    const auto made = visit.desk.staff->reset({&visit.actor}, account.id);
    if (!made) return again(made.error(), status_of_form(made.error()));
    return draw_made(visit, *made);
  }
  if (const auto done = change(visit, account, what); !done)
    return again(done.error().front(), status_of_form(done.error().front()));
  log::info("desk.account-changed",
            {{"account", account.id}, {"by", visit.actor.account}, {"what", what}});
  return see_other(here + encode_query({{"done", what}}));
}

}  // namespace

bool may_see_people(const Visit& visit) {
  return visit.desk.staff && may_with_accounts(visit, Verb::view);
}

void add_people(Router& router, const DeskSite& desk) {
  const std::string list = "/{lang}/desk/people", one = list + "/{id}";
  add_form(router, desk, list,
           {show_list, add, always(and_proof({"do", "address", "name", "language", "office"}))});
  router.get(one, Format::html, for_signed_in(desk, show_one));
  add_post(router, desk, one, {show_one, take, always(and_proof({"do", "office", "sure"}))});
}

}  // namespace acta::site
