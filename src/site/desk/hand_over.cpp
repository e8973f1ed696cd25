#include <set>

#include "analysis/cycles.h"
#include "answer/names.h"
#include "base/date_words.h"
#include "exchange/xlsx_write.h"
#include "procedure/report.h"
#include "register/records/mechanism.h"
#include "site/blocks.h"
#include "site/desk/desk_site.h"
#include "site/desk/desk_views.h"
#include "site/desk/words.h"

// Duties stay with the office: what whoever holds it next has to know, to be given away on paper or
// as a workbook.
namespace acta::site {
namespace {

using procedure::Proposed;
using procedure::State;

std::string promise_in_words(const Visit& visit, std::string_view commitment) {
  const auto* const subject = visit.context.view.find("commitment/" + std::string(commitment));
  if (!subject) return {};
  return answer::tagged(record::name(visit.context.view, *subject, visit.t().language()),
                        visit.t());
}

// What the cycle that runs still awaits, promise and country, and its last day.
struct Awaited {
  std::set<std::pair<const record::Subject*, const record::Subject*>> reports;
  std::string last_day;
};
Awaited awaited(const Visit& visit) {
  Awaited awaited;
  const auto cycles = analysis::cycles(visit.context.view, visit.t().language()).cycles;
  if (cycles.empty()) return awaited;
  awaited.last_day = day_in_words(cycles.front().cycle.due, visit.t().language());
  for (const analysis::DueItem& item : cycles.front().items)
    if (!item.received) awaited.reports.emplace(item.commitment, item.country);
  return awaited;
}

HandOverLine line_of(const Visit& visit, const procedure::Duty& duty, const char* matter,
                     const std::string& due) {
  const Messages& t = visit.t();
  HandOverLine line;
  line.href = visit.path("/desk/" + std::string(matter) + '/' + std::string(duty.country->id()) +
                         '/' + std::string(duty.commitment->id()));
  line.title = matter_in_words(visit.context, matter, duty.commitment->id(),
                               {std::string(duty.country->id())});
  line.stands = t("desk.never-reported");
  line.about = promise_in_words(visit, duty.commitment->id());
  line.due = due;
  if (!duty.last) return line;
  const auto* const code = std::get_if<record::Code>(&duty.last->value);
  line.stands = code ? status_in_words(visit.context, code->code) : std::string();
  line.last = start_in_words(duty.last->valid, t);
  return line;
}

// Each step of it with its hand, so that nobody has to ask what came before.
HandOverLine line_of(const Visit& visit, const Proposed& proposal) {
  const Messages& t = visit.t();
  const std::string id = proposal.subject.substr(proposal.subject.find('/') + 1);
  HandOverLine line;
  line.href = visit.path("/desk/proposals/" + proposal.id);
  line.title = proposal_in_words(visit.context, proposal);
  line.stands =
      state_in_words(visit, proposal.withdrawn ? State::withdrawn : proposal.matter.state);
  line.about = promise_in_words(visit, id);
  line.last =
      t("desk.changed", {{"day", instant_in_words(proposal.changed, t)},
                         {"who", hand_in_words(visit, proposal.matter, proposal.matter.author)}});
  for (const store::Reply& reply : visit.desk.desk.replies(proposal))
    if (reply.version == proposal.version && reply.edition == 0)
      line.due = day_in_words(reply.due, t.language());
  return line;
}

HandOverView view_of(const Visit& visit) {
  const Messages& t = visit.t();
  HandOverView view;
  for (const procedure::Seat& seat : visit.actor.seats)
    view.offices.push_back(office_in_words(visit.context, seat));
  view.made = t("desk.hand-over.made", {{"when", instant_in_words(visit.desk.site.now(), t)},
                                        {"who", visit.session.account.name}});
  view.workbook = visit.path("/desk/hand-over/workbook");
  for (const Proposed& proposal : visit.desk.desk.all(visit.actor))
    if (!proposal.withdrawn && proposal.matter.state != State::published)
      view.lines.push_back(line_of(visit, proposal));
  const Awaited due = awaited(visit);
  for (const auto& duty : procedure::duties(visit.context.view, visit.matrix, visit.actor)) {
    const bool waits = due.reports.contains({duty.commitment, duty.country});
    view.lines.push_back(line_of(visit, duty, "report", waits ? due.last_day : std::string()));
  }
  for (const auto& duty : procedure::to_assess(visit.context.view, visit.matrix, visit.actor))
    view.lines.push_back(line_of(visit, duty, "assessment", {}));
  return view;
}

Result<Response> show(Visit& visit) {
  DeskPage page;
  page.title = visit.t()("desk.hand-over.title");
  page.lede = escaped(visit.t()("desk.hand-over.lede"));
  page.body = draw_hand_over(visit.t(), view_of(visit));
  return draw_desk_page(visit, page);
}

Result<Response> workbook(Visit& visit) {
  const Messages& t = visit.t();
  exchange::XlsxTable table;
  table.name = t("desk.hand-over.sheet");
  const auto column = [&](const char* key, double width) {
    table.columns.push_back({std::string(t(key)), width, false, {}});
  };
  column("desk.hand-over.what", 34);
  column("desk.hand-over.stands", 20);
  column("desk.hand-over.about", 70);
  column("desk.hand-over.last", 28);
  column("desk.hand-over.due", 14);
  column("desk.hand-over.address", 40);
  for (HandOverLine& line : view_of(visit).lines)
    table.rows.push_back({{std::move(line.title)},
                          {std::move(line.stands)},
                          {std::move(line.about)},
                          {std::move(line.last)},
                          {std::move(line.due)},
                          {visit.desk.url + line.href}});
  std::string bytes = TRY(exchange::write_xlsx(table));
  return Response::typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         std::move(bytes))
      .with("Content-Disposition", "attachment; filename=\"hand-over.xlsx\"")
      .with("Cache-Control", "no-store");
}

}  // namespace

void add_hand_over(Router& router, const DeskSite& desk) {
  router.get("/{lang}/desk/hand-over", Format::html, for_signed_in(desk, show));
  router.get("/{lang}/desk/hand-over/workbook", Format::html, for_signed_in(desk, workbook));
}

}  // namespace acta::site
