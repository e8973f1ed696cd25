#include "site/pages/organisations/organisations.h"

#include "answer/names.h"
#include "register/records/code_class.h"
#include "register/records/organisation.h"
#include "site/blocks.h"
#include "site/list_page.h"
#include "site/pages/countries/party.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using answer::Cell;
using record::Subject;

namespace {

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{"organisations", {{"organisation"}, {"name"}, {"kind"}, {"role"}}, {}};
  std::int64_t with_role = 0;
  for (const Subject* subject : context.view.subjects("organisation")) {
    const auto organisation = record::organisation(context.view, *subject, t.language());
    if (!organisation.role.empty()) ++with_role;
    table.add({answer::short_cell(subject),
               Cell::text(organisation.name.text, answer::named(context.view, *subject, t)),
               Cell::text(organisation.type, record::label_of(context.view, "organisation_type",
                                                              organisation.type, t.language())
                                                 .text),
               answer::said_cell(organisation.role, t)});
  }
  const std::string finding =
      t("page.organisations.finding", {{"count", table.size()}, {"with_role", with_role}});
  return make_list_page(context, "organisations", std::move(table), {"organisation"}, finding);
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "organisation", context.param("id")));
  const auto organisation = record::organisation(context.view, *subject, t.language());
  PartyProfile profile = profile_of(context, *subject);
  Facts facts;
  const Html unknown = escaped(t("fact.not-stated"));
  facts.add(t("fact.abbreviation"),
            organisation.abbreviation.empty() ? unknown : escaped(organisation.abbreviation));
  facts.add(t("fact.kind"),
            organisation.type.empty()
                ? unknown
                : in_its_language(context, record::label_of(context.view, "organisation_type",
                                                            organisation.type, t.language())));
  Page page = make_subject_page(context, *subject, std::move(profile.sections), std::move(facts));
  page.nav = "organisations";
  page.lede = organisation.role.empty() ? escaped(t("page.organisation.no-role"))
                                        : in_its_language(context, organisation.role);
  page.crumbs =
      draw_crumbs(context, {{context.href("/organisations"), std::string(t("nav.organisations"))}},
                  subject->id());
  return page;
}

}  // namespace

void add_organisation_pages(Router& router, const Site& site) {
  add_page(router, site, "/organisations", {}, make_list);
  add_page(router, site, "/organisations/{id}", subject_keys, make_one);
}

}  // namespace acta::site
