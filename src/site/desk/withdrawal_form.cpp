#include "site/desk/withdrawal_form.h"

#include <algorithm>

#include "answer/answers.h"
#include "answer/names.h"
#include "answer/words.h"
#include "procedure/withdrawal_form.h"
#include "site/blocks.h"
#include "site/desk/desk_views.h"
#include "site/desk/sending.h"
#include "site/desk/words.h"
#include "site/pages/record/subject.h"
#include "site/segments.h"

// Nothing that was published is deleted: at the desk somebody asks for it to be withdrawn.
namespace acta::site {
namespace {

using procedure::Verb;
using procedure::WithdrawalForm;
using record::Claim;
using record::Subject;

procedure::Withdrawable withdrawable(const Visit& visit, const Subject& subject) {
  return procedure::withdrawable(visit.context.view, visit.matrix, visit.actor, subject);
}

// "Due date: 2026-12 (entry 4812)", no longer than a line of a list.
std::string statement_in_words(const Visit& visit, const Claim& claim) {
  constexpr std::size_t most = 90;
  const record::View& view = visit.context.view;
  std::string value = answer::value_for_people(view, claim, visit.t());
  if (value.size() > most) {
    const std::size_t end = value.rfind(' ', most);
    value = value.substr(0, end == value.npos ? value.find(' ', most) : end) + " …";
  }
  value = answer::tagged({std::move(value), std::string(claim.language.view())}, visit.t());
  return visit.t()("desk.withdrawal.statement",
                   {{"property", view.vocabulary().label(claim.property, visit.t().language())},
                    {"value", value},
                    {"who", answer::speaker(view, claim.asserter.view(), visit.t())},
                    {"entry", std::to_string(claim.number)}});
}

Field what_field(const Visit& visit, const procedure::Withdrawable& possible,
                 const std::string& chosen) {
  const Messages& t = visit.t();
  Field field{"what",
              std::string(t("desk.withdrawal.what")),
              std::string(t("desk.withdrawal.what.help")),
              chosen,
              {}};
  field.choices.emplace_back("", t("desk.report.choose"));
  if (possible.whole) field.choices.emplace_back("all", t("desk.withdrawal.all"));
  for (const Claim* claim : possible.statements)
    field.choices.emplace_back(std::to_string(claim->number), statement_in_words(visit, *claim));
  return field;
}

Field office_field(const Visit& visit, const procedure::Withdrawable& possible,
                   const std::string& chosen) {
  Field field{"office",
              std::string(visit.t()("desk.withdrawal.office")),
              std::string(visit.t()("desk.withdrawal.office.help")),
              chosen.empty() && possible.offices.size() == 1 ? possible.offices.front() : chosen,
              {}};
  if (possible.offices.size() > 1) field.choices.emplace_back("", visit.t()("desk.report.choose"));
  for (const procedure::Seat& seat : visit.actor.seats)
    if (std::find(possible.offices.begin(), possible.offices.end(), seat.office) !=
        possible.offices.end())
      field.choices.emplace_back(seat.office, office_in_words(visit.context, seat));
  return field;
}

std::string address_of_form(std::string_view subject) {
  const std::size_t slash = subject.find('/');
  return "/desk/withdraw/" + std::string(subject.substr(0, slash)) + '/' +
         encode_segment(subject.substr(slash + 1));
}

ProposalPage page_of(const Visit& visit, const WithdrawalForm& form, const Errors&) {
  const Subject& subject = *visit.context.view.find(form.subject);
  const auto possible = withdrawable(visit, subject);
  Field reason{"reason",
               std::string(visit.t()("desk.withdrawal.reason")),
               std::string(visit.t()("desk.withdrawal.reason.help")),
               form.reason,
               {}};
  reason.is_long = true;
  const auto name = record::name(visit.context.view, subject, visit.t().language());
  Html above{"<p class=\"promise\">" + link(href_of(visit.context, subject), subject.id()).text +
             ' ' + in_its_language(visit.context, name).text + "</p>\n"};
  return {visit.t()("desk.withdrawal.heading", {{"id", subject.id()}}),
          address_of_form(form.subject),
          std::move(above),
          {what_field(visit, possible, form.what), std::move(reason),
           office_field(visit, possible, form.office)}};
}

// Only what is published can be withdrawn, so that is all that is looked through: no answer here
// tells that something restricted is there, nor a hint what it is called.
record::View published(const Visit& visit) {
  const record::View& desk = visit.context.view;
  return {desk.record(), desk.valid(), desk.at()};
}

// What the address names, if this reader may ask for it. What was withdrawn already says so.
Result<WithdrawalForm> asked_for(const Visit& visit) {
  const std::string name = visit.request.params.find("kind")->second + '/' + id_asked_for(visit);
  if (!may_ask_for_withdrawals(visit) || !record::check_subject_name(name))
    return not_found("error.permission.unknown");
  const Subject* const subject = TRY(subject_called(published(visit), name, visit.t()));
  if (withdrawable(visit, *subject).statements.empty())
    return not_found("error.permission.unknown");
  WithdrawalForm form;
  form.language = visit.t().language();
  form.subject = name;
  return form;
}

void read(const Visit& visit, WithdrawalForm& form) {
  read_sent(visit, {{"what", &form.what}, {"reason", &form.reason}, {"office", &form.office}});
}

Checked<procedure::Desk::Wanted> wanted(const Visit& visit, const WithdrawalForm& form,
                                        const std::string&) {
  const record::View& view = visit.context.view;
  auto drafts = TRY(procedure::withdrawal_drafts(view, visit.matrix, visit.actor, form));
  auto matter = procedure::withdrawal_matter(view, drafts);
  return procedure::Desk::Wanted{std::move(matter), form.subject, std::move(drafts)};
}

// Asks what it is about, by its reference or name, and goes on to the form.
Result<Response> begin(Visit& visit) {
  if (!may_ask_for_withdrawals(visit)) return not_found("error.permission.unknown");
  const Messages& t = visit.t();
  const auto& query = visit.request.target.query;
  const auto written = query.find("subject");
  BeginView view;
  view.action = visit.path("/desk/withdraw");
  view.fields = {{"subject",
                  std::string(t("desk.withdrawal.subject")),
                  std::string(t("desk.withdrawal.subject.help")),
                  written == query.end() ? std::string() : written->second,
                  {}}};
  DeskPage page;
  page.title = t("desk.begin.withdrawal");
  if (written != query.end()) {
    page.status = 422;
    const auto found = answer::find_subject(published(visit), written->second, "subject");
    if (found && !withdrawable(visit, **found).statements.empty())
      return see_other(visit.path(address_of_form((*found)->name())));
    const Error none{
        ErrorKind::not_found, "error.withdrawal.nothing", "subject", written->second, {}};
    const Error missing{ErrorKind::invalid, "error.report.missing", "subject", {}, {}};
    place_errors(t,
                 {written->second.empty() ? missing
                  : found                 ? none
                                          : found.error()},
                 view.fields);
  }
  page.body = draw_begin(t, view);
  return draw_desk_page(visit, page);
}

}  // namespace

bool may_ask_for_withdrawals(const Visit& visit) {
  const auto& grants = visit.matrix.grants;
  return std::any_of(grants.begin(), grants.end(), [&](const procedure::Grant& grant) {
    const auto& states = grant.states;
    return grant.verb == Verb::withdraw &&
           std::find(states.begin(), states.end(), procedure::State::published) != states.end() &&
           std::any_of(visit.actor.seats.begin(), visit.actor.seats.end(),
                       [&](const procedure::Seat& seat) { return seat.role == grant.role; });
  });
}

std::string withdrawal_form_of(const Visit& visit, std::string_view subject) {
  const Subject* const found = visit.context.view.find(subject);
  if (!found || withdrawable(visit, *found).statements.empty()) return {};
  return visit.path(address_of_form(subject));
}

void add_withdrawal_form(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/withdraw", Format::html, for_signed_in(desk, begin));
  add_proposal_form<WithdrawalForm>(router, desk, "/{lang}/desk/withdraw/{kind}/{id}",
                                    {asked_for, read, page_of, wanted});
}

}  // namespace acta::site
