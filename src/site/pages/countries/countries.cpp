#include "site/pages/countries/countries.h"

#include <algorithm>
#include <map>

#include "analysis/progress.h"
#include "analysis/seats.h"
#include "answer/names.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/mechanism.h"
#include "register/records/membership.h"
#include "register/records/party.h"
#include "report/brief.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/list_page.h"
#include "site/pages/committees/committees.h"
#include "site/pages/countries/party.h"
#include "site/pages/mechanisms/membership_charts.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using answer::Cell;
using record::Subject;

namespace {

struct Sits {
  std::size_t groups = 0, leads = 0;
};

std::size_t possible_seats(const Context& context) {
  std::size_t count = 0;
  for (const auto& group : seats_of(context)->groups) count += record::possible_among(group.seats);
  return count;
}

std::map<const Subject*, Sits> seats_by_party(const Context& context) {
  std::map<const Subject*, Sits> by_party;
  for (const auto& group : seats_of(context)->groups) {
    for (const record::Seat& seat : group.seats) {
      Sits& sits = by_party[seat.party];
      ++sits.groups;
      if (seat.kind == record::SeatKind::lead) ++sits.leads;
    }
  }
  return by_party;
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  const auto report = progress_of(context);
  const analysis::ProgressReport& progress = *report;
  const auto seats = seats_by_party(context);
  const auto parties = by_name(context, *subjects_of(context, "country"));
  answer::Table table{
      "countries", {{"country"}, {"member_of"}, {"groups"}, {"leads"}, {"commitments"}}, {}};
  for (const Subject* party : parties) {
    std::vector<std::string> mechanisms;
    std::string shown;
    for (const auto& membership : record::memberships_held_by(context.view, *party))
      if (membership.kind == record::MembershipKind::full) {
        mechanisms.emplace_back(membership.mechanism->id());
        (shown += shown.empty() ? "" : ", ") += membership.mechanism->id();
      }
    const auto found = seats.find(party);
    const Sits sits = found == seats.end() ? Sits{} : found->second;
    const auto tally = std::find_if(progress.by_party.begin(), progress.by_party.end(),
                                    [&](const auto& group) { return group.of == party; });
    table.add({answer::id_cell(context.view, party, t),
               Cell::list(std::move(mechanisms), std::move(shown)), Cell::number(sits.groups),
               Cell::number(sits.leads),
               Cell::number(tally == progress.by_party.end() ? 0 : tally->tally.total)});
  }
  const std::string finding = t("page.countries.finding", {{"count", table.size()}});
  Page page = make_list_page(context, "countries", std::move(table), {"country"}, finding);
  page.body.text += draw_possible_seats(context, possible_seats(context)).text;
  if (const Subject* centre = record::centre(context.view))
    page.body.text =
        "<section class=\"first\">" +
        draw_member_map(context, *centre, record::memberships_of(context.view, *centre)).text +
        "</section>\n" + page.body.text;
  return page;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "country", upper(context.param("id"))));
  const auto party = record::party(context.view, *subject, t.language());
  PartyProfile profile = profile_of(context, *subject);

  Facts facts;
  const auto add = [&](std::string_view key, std::string_view text) {
    facts.add(t(key), escaped(text.empty() ? t("fact.not-stated") : text));
  };
  add("fact.iso3", subject->id());
  add("fact.iso2", party.alpha2);
  const auto coded = [&](std::string_view property, std::string_view code) {
    return code.empty() ? escaped(t("fact.not-stated"))
                        : in_its_language(context, record::label_of(context.view, property, code,
                                                                    t.language()));
  };
  facts.add(t("fact.region"), coded("region", party.region));
  facts.add(t("fact.subregion"), coded("subregion", party.subregion));
  Page page = make_subject_page(context, *subject, std::move(profile.sections), std::move(facts));
  page.nav = "countries";
  page.answer.tables.push_back(*std::move(profile.owed));
  page.document = [&context, subject] {
    return report::country_brief(context.view, *subject, {}, context.t);
  };
  page.finding = std::move(profile.finding);
  page.lede = std::move(profile.standing);
  page.crumbs = draw_crumbs(
      context, {{context.href("/countries"), std::string(t("nav.countries"))}}, page.title);
  return page;
}

}  // namespace

void add_country_pages(Router& router, const Site& site) {
  add_page(router, site, "/countries", {}, make_list);
  add_page(router, site, "/countries/{id}", subject_keys, make_one);
}

}  // namespace acta::site
