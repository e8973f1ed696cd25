#include "site/pages/pillars/pillars.h"

#include "analysis/progress.h"
#include "register/records/committee.h"
#include "register/records/pillar.h"
#include "site/blocks.h"
#include "site/pages/commitments/commitments.h"
#include "site/pages/committees/committees.h"
#include "site/pages/record/subject.h"

namespace acta::site {

using record::Subject;

namespace {

std::vector<const Subject*> committees_under(const Context& context, const record::Pillar& pillar) {
  std::vector<const Subject*> under;
  if (!pillar.mechanism) return under;
  for (const Subject* committee : record::committees_of(context.view, *pillar.mechanism))
    if (record::committee(context.view, *committee, context.t.language()).pillar == pillar.subject)
      under.push_back(committee);
  return under;
}

Html draw_committees(const Context& context, const std::vector<const Subject*>& committees) {
  Html html{"<section class=\"first\">" +
            draw_heading(context.t("page.pillar.committees", {{"count", committees.size()}})).text};
  if (committees.empty()) {
    html.text += "<p>";
    put(html.text, context.t("page.pillar.no-committee"));
    html.text += "</p>\n";
  } else {
    html.text += "<ul class=\"plain\">";
    for (const Subject* committee : committees)
      html.text += "<li>" + link_to(context, *committee).text + "</li>\n";
    html.text += "</ul>\n";
  }
  html.text += "</section>\n";
  return html;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "pillar", context.param("id")));
  const auto pillar = record::pillar(context.view, *subject, t.language());
  const auto committees = committees_under(context, pillar);
  const auto report = progress_among(context, {nullptr, nullptr, subject});

  const auto owed = accounts_of(context, report.commitments, nullptr);

  Html above = draw_committees(context, committees);
  above.text +=
      "<section>" +
      draw_heading(t("page.committee.commitments", {{"count", report.commitments.size()}})).text +
      draw_promises(context, report.commitments, "pillar", subject->id(),
                    notes_on_all(context, owed))
          .text +
      "</section>\n";
  above.text += draw_pillar_meetings(context, *subject).text;
  above.text += draw_counterparts(context, *subject).text;
  Facts facts;
  if (pillar.mechanism) facts.add(t("fact.mechanism"), link_to(context, *pillar.mechanism));
  Page page = make_subject_page(context, *subject, std::move(above), std::move(facts));
  Marks mark;
  page.nav = "committees";
  page.answer.tables.push_back(owed_table(context, owed));
  page.finding =
      mark.in(t("page.pillar.finding", {{"number", pillar.number},
                                        {"name", mark(in_its_language(context, pillar.name))},
                                        {"committees", committees.size()},
                                        {"commitments", report.commitments.size()}}));
  page.crumbs = draw_crumbs(
      context, {{context.href("/committees"), std::string(t("nav.committees"))}}, subject->id());
  return page;
}

}  // namespace

void add_pillar_page(Router& router, const Site& site) {
  add_page(router, site, "/pillars/{id}", subject_keys, make);
}

}  // namespace acta::site
