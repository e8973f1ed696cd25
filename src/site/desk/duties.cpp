#include <algorithm>
#include <set>

#include "analysis/cycles.h"
#include "base/date_words.h"
#include "base/text.h"
#include "procedure/cycle.h"
#include "procedure/reply.h"
#include "procedure/report.h"
#include "register/records/commitment.h"
#include "register/records/mechanism.h"
#include "register/records/track_report.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/indicator_form.h"
#include "site/desk/plan_form.h"
#include "site/desk/resolution_form.h"
#include "site/desk/withdrawal_form.h"
#include "site/desk/words.h"
#include "site/segments.h"

namespace acta::site {
namespace {

using procedure::Duty;
using procedure::Proposed;
using procedure::State;
using procedure::Verb;

DeskLine line_of(const Visit& visit, const Proposed& proposal) {
  DeskLine line;
  line.href = visit.path("/desk/proposals/" + proposal.id);
  line.title = proposal_in_words(visit.context, proposal);
  line.tag = state_in_words(visit, proposal.withdrawn ? State::withdrawn : proposal.matter.state);
  if (proposal.matter.state == State::reviewed)
    for (const store::Reply& reply : visit.desk.desk.replies(proposal))
      if (reply.version == proposal.version) line.tag = question_in_words(visit, reply);
  if (!proposal.emergency.reason.empty())
    line.tag += " · " + std::string(visit.t()("desk.emergency.tag"));
  line.about = escaped(visit.t()(
      "desk.changed", {{"day", instant_in_words(proposal.changed, visit.t())},
                       {"who", hand_in_words(visit, proposal.matter, proposal.matter.author)}}));
  return line;
}

DeskLine line_of(const Visit& visit, const Duty& duty, std::string_view matter) {
  const Messages& t = visit.t();
  DeskLine line;
  line.href = visit.path("/desk/" + std::string(matter) + '/' + std::string(duty.country->id()) +
                         '/' + std::string(duty.commitment->id()));
  line.title = matter_in_words(visit.context, matter, duty.commitment->id(),
                               {std::string(duty.country->id())});
  line.tag = t("desk.never-reported");
  if (duty.last) {
    const auto* const code = std::get_if<record::Code>(&duty.last->value);
    line.tag =
        t("desk.reported", {{"status", code ? status_in_words(visit.context, code->code) : ""},
                            {"day", start_in_words(duty.last->valid, t)}});
  }
  line.about = promise_of(visit.context, *duty.commitment);
  return line;
}

bool decides(const Visit& visit, const Proposed& proposal) {
  return may(visit.matrix, visit.actor, Verb::review, proposal.matter).allowed ||
         may(visit.matrix, visit.actor, Verb::publish, proposal.matter).allowed;
}

// Whether a state that the reader speaks for is asked and has not answered.
bool answers(const Visit& visit, const Proposed& proposal) {
  if (proposal.matter.state != State::reviewed) return false;
  const auto replies = visit.desk.desk.replies(proposal);
  return std::any_of(replies.begin(), replies.end(), [&](const store::Reply& reply) {
    return reply.version == proposal.version && reply.edition == 0 &&
           may(visit.matrix, visit.actor, Verb::propose,
               procedure::reply_to(proposal.matter, reply.country))
               .allowed;
  });
}

// Whether the reader reviews what states report: the secretariat.
bool reviews_reports(const Visit& visit) {
  const auto* const centre = record::centre(visit.context.view);
  return centre &&
         may(visit.matrix, visit.actor, Verb::review,
             {.kind = "report", .state = State::proposed, .mechanism = std::string(centre->id())})
             .allowed;
}

// Offices somebody of which our letters do not reach: perhaps nobody is there any more. No address
// and no name is said to who does not keep the accounts.
std::vector<DeskLine> unreached(const Visit& visit) {
  std::vector<DeskLine> lines;
  if (!reviews_reports(visit) && !may_see_people(visit)) return lines;
  const Messages& t = visit.t();
  for (const store::Account& account : visit.desk.accounts.list()) {
    if (!account.bounced || account.disabled) continue;
    for (const procedure::Seat& seat : visit.desk.desk.actor(account.id).seats) {
      DeskLine& line = lines.emplace_back();
      if (may_see_people(visit)) line.href = visit.path("/desk/people/" + account.id);
      else if (!seat.country.empty()) line.href = visit.path("/countries/" + lower(seat.country));
      else line.href = visit.path("/roles");
      line.title = office_in_words(visit.context, seat);
      line.tag = t("desk.unreached.tag");
      line.about = escaped(t("desk.unreached.since",
                             {{"day", day_in_words(day_of(*account.bounced), t.language())}}));
    }
  }
  return lines;
}

// Whose lateness the reader is told: the own country's, and of whoever reviews reports all.
bool follows(const Visit& visit, const record::Subject& country) {
  const auto& seats = visit.actor.seats;
  return reviews_reports(visit) ||
         std::any_of(seats.begin(), seats.end(),
                     [&](const procedure::Seat& seat) { return seat.country == country.id(); });
}

void put_cycles(const Visit& visit, DeskView& view) {
  const Messages& t = visit.t();
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  const auto cycles = analysis::cycles(visit.context.view, t.language()).cycles;
  if (may_begin(visit, procedure::cycle_matter(visit.context.view).kind)) {
    view.beginnings.push_back(
        {visit.path("/desk/cycle"), std::string(t("desk.begin.cycle")), {}, {}});
    for (const auto& each : cycles)
      view.beginnings.push_back({visit.path("/desk/cycle/" + std::string(each.cycle.subject->id())),
                                 t("desk.cycle.change", {{"id", each.cycle.subject->id()}}),
                                 {},
                                 {}});
  }
  if (cycles.empty()) return;
  const auto& latest = cycles.front();
  for (const auto& country : latest.by_country) {
    if (!follows(visit, *country.country) || country.awaited + country.overdue == 0) continue;
    DeskLine line;
    line.href = visit.path("/countries/" + lower(country.country->id()));
    line.title = name_of(visit.context, *country.country);
    line.tag = t("desk.cycle.received", {{"received", number(country.on_time + country.late)},
                                         {"due", number(country.due)}});
    line.about = escaped(t("desk.cycle.missing", {{"awaited", number(country.awaited)},
                                                  {"overdue", number(country.overdue)},
                                                  {"late", number(country.late)}}));
    view.cycle_countries.push_back(std::move(line));
  }
  if (!view.cycle_countries.empty())
    view.cycle = t("desk.cycle.heading", {{"title", latest.cycle.title.text},
                                          {"day", day_in_words(latest.cycle.due, t.language())}});
}

// What others did with what this reader may see, since the visit before this one.
void put_news(const Visit& visit, const std::vector<Proposed>& proposals, DeskView& view) {
  if (!visit.session.last_here) return;
  const Messages& t = visit.t();
  const Instant since = *visit.session.last_here;
  view.since = t("desk.since", {{"when", instant_in_words(since, t)}});
  view.since_record = visit.path("/changes") + encode_query({{"from", format_day(day_of(since))}});
  for (const Proposed& proposal : proposals) {
    if (proposal.changed.microseconds <= since.microseconds) continue;
    const auto steps = visit.desk.desk.steps(proposal);
    if (steps.empty() || steps.back().account == visit.session.account.id) continue;
    view.news.push_back(line_of(visit, proposal));
  }
}

Result<Response> desk_page(Visit& visit) {
  DeskView view;
  const std::vector<Proposed> proposals = visit.desk.desk.all(visit.actor);
  put_news(visit, proposals, view);
  view.hand_over = visit.path("/desk/hand-over");
  for (const procedure::Seat& seat : visit.actor.seats)
    view.offices.push_back(office_in_words(visit.context, seat));
  for (const Proposed& proposal : proposals) {
    if (proposal.withdrawn) continue;
    const bool mine = may(visit.matrix, visit.actor, Verb::propose, proposal.matter).allowed;
    if (answers(visit, proposal)) view.to_reply.push_back(line_of(visit, proposal));
    else if (decides(visit, proposal)) view.to_decide.push_back(line_of(visit, proposal));
    else if (proposal.matter.state == State::returned && mine)
      view.returned.push_back(line_of(visit, proposal));
    else if (proposal.matter.state != State::published)
      view.under_way.push_back(line_of(visit, proposal));
  }
  std::set<std::string> countries;
  for (const Duty& duty : procedure::duties(visit.context.view, visit.matrix, visit.actor)) {
    view.duties.push_back(line_of(visit, duty, "report"));
    if (countries.emplace(duty.country->id()).second)
      view.beginnings.push_back(
          {visit.path("/desk/sheet/" + std::string(duty.country->id())),
           visit.t()("desk.begin.sheet", {{"country", name_of(visit.context, *duty.country)}}),
           {},
           {}});
  }
  for (const Duty& duty : procedure::to_assess(visit.context.view, visit.matrix, visit.actor))
    view.to_assess.push_back(line_of(visit, duty, "assessment"));
  for (const char* matter : {"assessment", "evidence"})
    if (may_begin(visit, matter))
      view.beginnings.push_back({visit.path("/desk/begin/" + std::string(matter)),
                                 std::string(visit.t()("desk.begin." + std::string(matter))),
                                 {},
                                 {}});

  if (may_begin(visit, "translation"))
    view.beginnings.push_back({visit.path("/desk/translation"),
                               std::string(visit.t()("desk.begin.translation")),
                               {},
                               {}});
  if (may_propose_commitments(visit))
    view.beginnings.push_back(
        {visit.path("/desk/commitment"), std::string(visit.t()("desk.begin.commitment")), {}, {}});
  if (may_propose_indicators(visit))
    view.beginnings.push_back(
        {visit.path("/desk/indicator"), std::string(visit.t()("desk.begin.indicator")), {}, {}});
  if (may_propose_plans(visit))
    view.beginnings.push_back(
        {visit.path("/desk/plan"), std::string(visit.t()("desk.begin.plan")), {}, {}});
  if (may_propose_resolutions(visit))
    view.beginnings.push_back(
        {visit.path("/desk/resolution"), std::string(visit.t()("desk.begin.resolution")), {}, {}});
  if (may_record_measures(visit))
    view.beginnings.push_back(
        {visit.path("/desk/measure"), std::string(visit.t()("desk.begin.measure")), {}, {}});
  if (may_ask_for_withdrawals(visit))
    view.beginnings.push_back(
        {visit.path("/desk/withdraw"), std::string(visit.t()("desk.begin.withdrawal")), {}, {}});
  if (may_see_people(visit))
    view.beginnings.push_back(
        {visit.path("/desk/people"), std::string(visit.t()("desk.people.title")), {}, {}});
  if (may_see_leads(visit))
    view.beginnings.push_back(
        {visit.path("/desk/leads"), std::string(visit.t()("leads-in-tension.title")), {}, {}});
  if (may_view_as(visit))
    view.beginnings.push_back(
        {visit.path("/desk/view-as"), std::string(visit.t()("desk.view-as.title")), {}, {}});
  if (may_file(visit))
    view.beginnings.push_back(
        {visit.path("/desk/filing"), std::string(visit.t()("filing.own.title")), {}, {}});
  if (may_take_in(visit))
    view.beginnings.push_back(
        {visit.path("/desk/filings"), std::string(visit.t()("desk.begin.filings")), {}, {}});
  if (visit.desk.codings && may_begin(visit, "coding"))
    view.beginnings.push_back(
        {visit.path("/desk/coding"), std::string(visit.t()("desk.begin.coding")), {}, {}});

  put_cycles(visit, view);
  view.unreached = unreached(visit);
  view.alerts = open_alerts(visit);
  DeskPage page;
  page.title = visit.t()("desk.title");
  page.body = draw_desk(visit.t(), view);
  return draw_desk_page(visit, page);
}

}  // namespace

void add_duties(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk", Format::html, for_signed_in(desk, desk_page));
}

}  // namespace acta::site
