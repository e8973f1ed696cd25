#include <algorithm>

#include "procedure/report.h"
#include "register/records/commitment.h"
#include "register/records/state_report.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/words.h"
#include "site/segments.h"
#include "site/words.h"

namespace acta::site {
namespace {

using procedure::Duty;
using procedure::Proposed;
using procedure::State;
using procedure::Verb;

std::string title_of(const Visit& visit, const Proposed& proposal) {
  const std::string id = proposal.subject.substr(proposal.subject.find('/') + 1);
  std::string who;
  for (const std::string& country : proposal.matter.countries) {
    const record::Subject* const found = visit.context.view.find("country/" + country);
    (who += who.empty() ? "" : ", ") += found ? name_of(visit.context, *found) : country;
  }
  return visit.t()("desk.proposal.title", {{"id", id}, {"who", who}});
}

DeskLine line_of(const Visit& visit, const Proposed& proposal) {
  DeskLine line;
  line.href = visit.path("/desk/proposals/" + proposal.id);
  line.title = title_of(visit, proposal);
  line.tag = state_in_words(visit, proposal.matter.state);
  line.about =
      escaped(visit.t()("desk.changed", {{"day", instant_in_words(proposal.changed, visit.t())},
                                         {"who", person_in_words(visit, proposal.matter.author)}}));
  return line;
}

DeskLine line_of(const Visit& visit, const Duty& duty) {
  const Messages& t = visit.t();
  DeskLine line;
  line.href = visit.path("/desk/report/" + std::string(duty.country->id()) + '/' +
                         std::string(duty.commitment->id()));
  line.title = t("desk.duty",
                 {{"id", duty.commitment->id()}, {"who", name_of(visit.context, *duty.country)}});
  line.tag = t("desk.never-reported");
  if (duty.last) {
    const auto* const code = std::get_if<record::Code>(&duty.last->value);
    line.tag =
        t("desk.reported", {{"status", code ? status_in_words(visit.context, code->code) : ""},
                            {"day", day_in_words(duty.last->valid.start.latest, t.language())}});
  }
  line.about = promise_of(visit.context, *duty.commitment);
  return line;
}

bool decides(const Visit& visit, const Proposed& proposal) {
  return may(visit.matrix, visit.actor, Verb::review, proposal.matter).allowed ||
         may(visit.matrix, visit.actor, Verb::publish, proposal.matter).allowed;
}

Result<Response> desk_page(Visit& visit) {
  DeskView view;
  for (const procedure::Seat& seat : visit.actor.seats)
    view.offices.push_back(office_in_words(visit.context, seat));
  for (const Proposed& proposal : visit.desk.desk.all(visit.actor)) {
    const bool mine = may(visit.matrix, visit.actor, Verb::propose, proposal.matter).allowed;
    if (decides(visit, proposal)) view.to_decide.push_back(line_of(visit, proposal));
    else if (proposal.matter.state == State::returned && mine)
      view.returned.push_back(line_of(visit, proposal));
    else if (proposal.matter.state != State::published)
      view.under_way.push_back(line_of(visit, proposal));
  }
  for (const Duty& duty : procedure::duties(visit.context.view, visit.matrix, visit.actor))
    view.duties.push_back(line_of(visit, duty));

  DeskPage page;
  page.title = visit.t()("desk.title");
  page.body = draw_desk(visit.t(), view);
  return draw_desk_page(visit.context, page, &visit.session);
}

}  // namespace

void add_duties(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk", Format::html, for_signed_in(desk, desk_page));
}

}  // namespace acta::site
