#include "site/pages/mechanisms/mechanisms.h"

#include <algorithm>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "base/date_words.h"
#include "base/text.h"
#include "register/records/code_class.h"
#include "register/records/committee.h"
#include "register/records/mechanism.h"
#include "register/records/presidency_term.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/list_page.h"
#include "site/pages/mechanisms/membership_charts.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using answer::Cell;
using record::Claim;
using record::Membership;
using record::MembershipKind;
using record::Subject;

namespace {

struct Members {
  std::size_t certain = 0, possible = 0, associates = 0;
  std::size_t undated = 0;  // of the possible ones: nobody says since when
};

// A party in two roles is one member.
Members count(const std::vector<Membership>& memberships) {
  std::vector<const Subject*> certain, possible, associates, undated;
  const auto add = [](std::vector<const Subject*>& to, const Subject* party) {
    if (std::find(to.begin(), to.end(), party) == to.end()) to.push_back(party);
  };
  for (const Membership& membership : memberships) {
    if (membership.kind == MembershipKind::associate) add(associates, membership.party);
    if (membership.kind != MembershipKind::full) continue;
    add(possible, membership.party);
    if (membership.claim && !membership.start_known()) add(undated, membership.party);
    if (membership.certainty == Certainty::certain) add(certain, membership.party);
  }
  return {certain.size(), possible.size(), associates.size(), undated.size()};
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{"mechanisms",
                      {{"mechanism"},
                       {"name"},
                       {"founded"},
                       {"members"},
                       {"members_possible"},
                       {"undated"},
                       {"associates"},
                       {"groups"}},
                      {}};
  for (const Subject* subject : context.view.subjects("mechanism")) {
    const auto mechanism = record::mechanism(context.view, *subject, t.language());
    const Members members = count(record::memberships_of(context.view, *subject));
    table.add({answer::short_cell(subject), answer::said_cell(mechanism.name, t),
               answer::date_cell(mechanism.founded, t), Cell::number(members.certain),
               Cell::number(members.possible), Cell::number(members.undated),
               Cell::number(members.associates),
               Cell::number(record::committees_of(context.view, *subject).size())});
  }
  const std::string finding = t("page.mechanisms.finding", {{"count", table.size()}});
  return make_list_page(context, "mechanisms", std::move(table), {"mechanism"}, finding);
}

// The same term in several sources is one line.
Html presidency_of(const Context& context, const Subject& mechanism) {
  Html html;
  const Claim* told = nullptr;
  for (const auto& term : record::presidency_terms(context.view, mechanism)) {
    if (!term.holder || !term.claim || term.set_aside) continue;
    if (told && record::same_value(*told, *term.claim) && told->valid == term.claim->valid)
      continue;
    told = term.claim;
    html.text += html.empty() ? "<ul class=\"plain\"><li>" : "<li>";
    html.text += link_to(context, *term.holder).text + " <span class=\"m\">";
    put(html.text, interval_in_words(term.claim->valid, context.t));
    html.text += " · " + draw_citation(context, *term.claim).text + "</span></li>";
  }
  if (html.empty()) return escaped(context.t("fact.not-stated"));
  html.text += "</ul>";
  return html;
}

// How many belong to it in the words of the sources, the largest number first, whatever their
// dates: "22 countries (W10, S003 second paragraph); 21 countries (S002 l.95, W03)". Who counts
// differently does not contradict each other for that: a link leads to what was found of it.
Html counts_stated(const Context& context, const Subject& mechanism) {
  const record::Vocabulary& vocabulary = context.view.vocabulary();
  std::vector<const Claim*> stated;
  for (const Claim* claim : context.view.standing(mechanism)) {
    constexpr std::string_view ending = "_count";
    const std::string_view name = claim->property;
    if (!name.ends_with(ending) || !std::holds_alternative<record::Quantity>(claim->value))
      continue;
    const auto* role = vocabulary.property(name.substr(0, name.size() - ending.size()));
    if (role && role->membership == MembershipKind::full) stated.push_back(claim);
  }
  std::stable_sort(stated.begin(), stated.end(), [](const Claim* a, const Claim* b) {
    return std::get<record::Quantity>(a->value).amount >
           std::get<record::Quantity>(b->value).amount;
  });
  if (stated.empty()) return escaped(context.t("fact.not-stated"));
  Html html = escaped(answer::sides_for_people(context.view, stated, context.t));
  const bool one = std::all_of(stated.begin(), stated.end(), [&](const Claim* claim) {
    return record::same_value(*claim, *stated.front());
  });
  if (!one)
    html.text += " <span class=\"tag\">" +
                 link("#disagreements", context.t("page.mechanism.counts-differ")).text + "</span>";
  return html;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "mechanism", context.param("id")));
  const auto mechanism = record::mechanism(context.view, *subject, t.language());
  const auto memberships = record::memberships_of(context.view, *subject);
  const Members members = count(memberships);

  Html above{"<section class=\"first\"><div class=\"head\"><h2>"};
  put(above.text, members.possible == members.certain
                      ? t("page.mechanism.members-all", {{"count", members.certain}})
                      : t("page.mechanism.members",
                          {{"certain", members.certain}, {"possible", members.possible}}));
  above.text += "</h2><p>" + link(context.href("/overlaps"), t("nav.overlaps")).text + "</p></div>";
  above.text += "<div class=\"beside\">" + draw_member_map(context, *subject, memberships).text +
                "<div>" + draw_memberships(context, memberships, false).text +
                "</div></div></section>\n";
  const auto groups = record::committees_of(context.view, *subject);
  if (!groups.empty()) {
    above.text += "<section>";
    put(above.text, draw_heading(t("page.mechanism.groups", {{"count", groups.size()}})));
    above.text += "<ul class=\"plain\">";
    for (const Subject* group : groups)
      above.text += "<li>" + link_to(context, *group).text + "</li>\n";
    above.text += "</ul></section>\n";
  }

  Facts facts;
  const Html unknown = escaped(t("fact.not-stated"));
  facts.add(t("fact.abbreviation"),
            mechanism.abbreviation.empty() ? unknown : escaped(mechanism.abbreviation));
  facts.add(t("fact.kind"),
            mechanism.kind.empty()
                ? unknown
                : in_its_language(context, record::label_of(context.view, "mechanism_kind",
                                                            mechanism.kind, t.language())));
  facts.add(t("fact.founded"),
            mechanism.founded ? escaped(date_in_words(*mechanism.founded, t)) : unknown);
  facts.add(t("fact.purpose"),
            mechanism.objective.empty() ? unknown : in_its_language(context, mechanism.objective));
  facts.add(t("fact.members-stated"), counts_stated(context, *subject));
  facts.add(t("fact.presidency"), presidency_of(context, *subject));
  Page page = make_subject_page(context, *subject, std::move(above), std::move(facts));
  page.nav = "mechanisms";
  page.crumbs = draw_crumbs(
      context, {{context.href("/mechanisms"), std::string(t("nav.mechanisms"))}}, subject->id());
  return page;
}

}  // namespace

Html draw_memberships(const Context& context, const std::vector<Membership>& memberships,
                      bool of_party) {
  std::vector<std::pair<std::string, const Membership*>> named;
  for (const Membership& membership : memberships)
    named.emplace_back(name_of(context, of_party ? *membership.mechanism : *membership.party),
                       &membership);
  std::stable_sort(named.begin(), named.end(), [&](const auto& a, const auto& b) {
    return sorts_before(a.first, b.first, context.t.language());
  });
  if (named.empty()) return draw_muted(context.t("page.mechanism.no-members"));
  Html html{"<ul class=\"plain seats\">"};
  for (const auto& [name, membership] : named)
    html.text += draw_standing(context, of_party ? *membership->mechanism : *membership->party,
                               membership->role, membership->certainty, membership->claim)
                     .text;
  html.text += "</ul>";
  return html;
}

void add_mechanism_pages(Router& router, const Site& site) {
  add_page(router, site, "/mechanisms", {}, make_list);
  add_page(router, site, "/mechanisms/{id}", subject_keys, make_one);
}

}  // namespace acta::site
