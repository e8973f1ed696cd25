#include "site/pages/committees/committees.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/crosswalk.h"
#include "analysis/meetings.h"
#include "analysis/progress.h"
#include "analysis/sentence.h"
#include "answer/names.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "register/records/committee.h"
#include "report/brief.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/list_page.h"
#include "site/pages/commitments/commitments.h"
#include "site/pages/committees/plan.h"
#include "site/pages/meetings/meetings.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using analysis::Progress;
using answer::Cell;
using record::Subject;

namespace {

// "2/6"; missing where no plan is asked of the group.
Cell plan_cell(const Context& context, const Subject& committee) {
  const auto plan = analysis::plan_of(context.view, committee);
  if (!plan) return Cell::missing();
  return Cell::text(std::to_string(plan->held()) + '/' + std::to_string(plan->parts.size()));
}

Cell plan_missing_cell(const Context& context, const Subject& committee) {
  const auto plan = analysis::plan_of(context.view, committee);
  if (!plan) return Cell::missing();
  std::vector<std::string> codes, words;
  for (const std::string_view code : plan->missing()) {
    codes.emplace_back(code);
    words.push_back(plan_part_in_words(context, code));
  }
  return Cell::list(codes, analysis::say_list(words, context.t));
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{"committees",
                      {{"committee"},
                       {"mechanism"},
                       {"pillar"},
                       {"leads"},
                       {"leads_possible", answer::Column::For::machines},
                       {"seats"},
                       {"commitments"},
                       {"plan_parts"},
                       {"plan_missing"}},
                      {}};
  std::map<const Subject*, std::size_t> promised;
  for (const auto& group : progress_of(context)->by_committee)
    promised[group.of] = group.tally.total;
  std::vector<const Subject*> mechanisms;
  for (const Subject* subject : *subjects_of(context, "committee")) {
    const auto committee = record::committee(context.view, *subject, t.language());
    const auto seats = record::seats_of(context.view, *subject);
    std::vector<std::string> leads, possible, names;
    for (const record::Seat& seat : seats) {
      if (seat.kind != record::SeatKind::lead) continue;
      leads.emplace_back(seat.party->id());
      if (seat.certainty != Certainty::certain) possible.push_back(leads.back());
      names.push_back(lead_in_words(context, seat));
    }
    mechanisms.push_back(committee.mechanism);
    table.add({answer::id_cell(context.view, subject, t), answer::short_cell(committee.mechanism),
               answer::short_cell(committee.pillar),
               Cell::list(leads, analysis::say_names(names, t)), Cell::list(possible),
               Cell::number(seats.size()), Cell::number(promised[subject]),
               plan_cell(context, *subject), plan_missing_cell(context, *subject)});
  }
  std::sort(mechanisms.begin(), mechanisms.end());
  const auto distinct = std::unique(mechanisms.begin(), mechanisms.end()) - mechanisms.begin();
  const std::string finding =
      t("page.committees.finding", {{"committees", table.size()}, {"mechanisms", distinct}});
  return make_list_page(context, "committees", std::move(table),
                        {"committee", "lead", "participant"}, finding);
}

Html promises_of(const Context& context, const Subject& committee,
                 const analysis::ProgressReport& report, const OwedAccounts& owed) {
  return {
      "<section>" +
      draw_heading(context.t("page.committee.commitments", {{"count", report.commitments.size()}}))
          .text +
      draw_promises(context, report.commitments, "committee", committee.id(),
                    notes_on_all(context, owed))
          .text +
      "</section>\n"};
}

Html links_to_leads(const Context& context, const std::vector<const Subject*>& leads,
                    const std::set<const Subject*>& possible) {
  Html html;
  for (const Subject* party : by_name(context, leads)) {
    if (!html.empty()) html.text += ", ";
    Marks mark;
    Html link = link_to(context, *party);
    put(html.text, possible.contains(party) ? mark.in(context.t("page.committee.possible-lead",
                                                                {{"name", mark(std::move(link))}}))
                                            : std::move(link));
  }
  return html;
}

Html finding(const Context& context, const record::Committee& committee,
             const std::vector<record::Seat>& seats, const analysis::ProgressReport& report) {
  std::vector<const Subject*> leads;
  std::set<const Subject*> possible;
  for (const record::Seat& seat : seats) {
    if (seat.kind != record::SeatKind::lead) continue;
    leads.push_back(seat.party);
    if (seat.certainty != Certainty::certain) possible.insert(seat.party);
  }
  Marks mark;
  Html name = in_its_language(context, committee.name);
  if (!committee.number.empty()) name.text = escaped(committee.number).text + ". " + name.text;
  return mark.in(context.t("page.committee.finding",
                           {{"name", mark(std::move(name))},
                            {"leads", leads.size()},
                            {"names", mark(links_to_leads(context, leads, possible))},
                            {"seats", seats.size()},
                            {"commitments", report.commitments.size()},
                            {"silent", report.total.count(Progress::not_reported)}}));
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "committee", context.param("id")));
  const auto committee = record::committee(context.view, *subject, t.language());
  const auto seats = record::seats_of(context.view, *subject);

  Html above{"<section class=\"first\">"};
  put(above.text, draw_heading(t("page.committee.seats", {{"count", seats.size()}})));
  above.text += draw_seats(context, seats, false).text + "</section>\n";
  const auto report = progress_among(context, {nullptr, subject, nullptr});
  const auto plan = analysis::plan_of(context.view, *subject);
  if (plan) above.text += draw_plan(context, *plan).text;
  const auto owed = accounts_of(context, report.commitments, nullptr);
  above.text += promises_of(context, *subject, report, owed).text;
  if (committee.pillar) above.text += draw_pillar_meetings(context, *committee.pillar).text;
  above.text += draw_counterparts(context, *subject).text;

  Facts facts;
  const Html unknown = escaped(t("fact.not-stated"));
  facts.add(t("fact.mechanism"),
            committee.mechanism ? link_to(context, *committee.mechanism) : unknown);
  facts.add(t("fact.pillar"), committee.pillar ? link_to(context, *committee.pillar) : unknown);
  facts.add(t("fact.kind"),
            committee.kind.empty()
                ? unknown
                : in_its_language(context, record::label_of(context.view, "committee_kind",
                                                            committee.kind, t.language())));
  facts.add(t("fact.description"), committee.description.empty()
                                       ? unknown
                                       : in_its_language(context, committee.description));
  Page page = make_subject_page(context, *subject, std::move(above), std::move(facts));
  page.finding = finding(context, committee, seats, report);
  page.answer.tables.push_back(owed_table(context, owed));
  if (plan) page.answer.tables.push_back(plan_table(context, *plan));
  page.nav = "committees";
  page.document = [&context, subject] {
    return report::committee_brief(context.view, *subject, {}, context.t);
  };
  page.crumbs = draw_crumbs(
      context, {{context.href("/committees"), std::string(t("nav.committees"))}}, subject->id());
  return page;
}

const Subject* mechanism_of(const Context& context, const Subject& committee) {
  return record::committee(context.view, committee, context.t.language()).mechanism;
}

}  // namespace

Html draw_counterparts(const Context& context, const Subject& item) {
  const auto crosswalk = crosswalk_of(context);
  for (const auto& row : crosswalk->rows) {
    if (row.item != &item) continue;
    Html html{"<section>" + draw_heading(context.t("page.committee.elsewhere")).text +
              "<ul class=\"plain\">"};
    for (const auto& cell : row.cells) {
      html.text += "<li>" + link_to(context, *cell.mechanism).text;
      put(html.text, context.t("text.colon"));
      put(html.text, context.t("counterpart." + std::string(analysis::name_of(cell.state))));
      std::vector<const Subject*> groups;
      for (const auto& found : cell.links)
        if (found.to) groups.push_back(found.to);
      if (!groups.empty()) html.text += " (" + links_to(context, groups).text + ")";
      html.text += "</li>\n";
    }
    html.text += "</ul></section>\n";
    return html;
  }
  return {};
}

Html draw_pillar_meetings(const Context& context, const Subject& pillar) {
  const auto report = meetings_of(context);
  std::vector<const analysis::DatedMeeting*> of_pillar;
  for (const auto& dated : report->meetings)
    if (dated.meeting.pillar == &pillar) of_pillar.push_back(&dated);
  Html html{"<section>" +
            draw_heading(context.t("page.committee.meetings", {{"count", of_pillar.size()}})).text};
  if (of_pillar.empty()) html.text += draw_muted(context.t("page.committee.no-meetings")).text;
  else html.text += draw_meeting_list(context, of_pillar).text;
  html.text += "</section>\n";
  return html;
}

Html draw_seats(const Context& context, const std::vector<record::Seat>& seats, bool of_party) {
  if (seats.empty()) return draw_muted(context.t("page.committee.no-seats"));
  Html html{"<ul class=\"plain seats\">"};
  const Subject* mechanism = nullptr;
  for (const record::Seat& seat : seats) {
    const Subject* of = of_party ? mechanism_of(context, *seat.committee) : nullptr;
    if (of && of != mechanism) {
      html.text += "<li class=\"m\">" + link_to(context, *of).text + "</li>\n";
      mechanism = of;
    }
    html.text += draw_standing(context, of_party ? *seat.committee : *seat.party, seat.role,
                               seat.certainty, seat.claim)
                     .text;
  }
  html.text += "</ul>";
  html.text += draw_possible_seats(context, record::possible_among(seats)).text;
  return html;
}

std::string lead_in_words(const Context& context, const record::Seat& lead) {
  std::string name = answer::named(context.view, *lead.party, context.t);
  if (lead.certainty == Certainty::certain) return name;
  return context.t("page.committee.possible-lead", {{"name", name}});
}

Html draw_possible_seats(const Context& context, std::size_t count) {
  return count == 0 ? Html{} : draw_muted(context.t("seats.possible", {{"count", count}}));
}

void add_committee_pages(Router& router, const Site& site) {
  add_page(router, site, "/committees", {}, make_list);
  add_page(router, site, "/committees/{id}", subject_keys, make_one);
}

}  // namespace acta::site
