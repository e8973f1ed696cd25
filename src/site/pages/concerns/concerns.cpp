#include "site/pages/concerns/concerns.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "register/records/concern.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/desk_doors.h"
#include "site/list_page.h"
#include "site/pages/record/subject.h"

namespace acta::site {
namespace {

using answer::Cell;
using record::Concern;
using record::Subject;

std::string step_in_words(const Context& context, std::string_view step) {
  return record::label_of(context.view, "concern_step", step, context.t.language()).text;
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  answer::Table table{
      "concerns", {{"concern"}, {"country"}, {"commitment"}, {"filed"}, {"step"}, {"since"}}, {}};
  for (const Subject* subject : context.view.subjects("concern")) {
    const Concern concern = record::concern(context.view, *subject, t.language());
    if (concern.steps.empty()) continue;
    const auto day = [&](const Concern::Step& step) {
      return answer::bound_cell(step.claim->valid.start, t);
    };
    const Concern::Step& last = concern.steps.back();
    table.add({answer::short_cell(subject), answer::subject_cell(context.view, concern.country, t),
               answer::short_cell(concern.commitment), day(concern.steps.front()),
               Cell::text(last.step, step_in_words(context, last.step)), day(last)});
  }
  const std::string finding = t("page.concerns.finding", {{"count", table.rows.size()}});
  Page page =
      make_list_page(context, "concerns", std::move(table), {"concern", "concern_step"}, finding);
  page.lede = escaped(t("page.concerns.lede"));
  for (const auto& [href, text] : {std::pair{submit_of(context), "filing.title"},
                                   std::pair{submissions_of(context), "filing.counts.title"}})
    if (!href.empty()) page.lede.text += " " + link(href, t(text)).text + ".";
  return page;
}

void put_line(std::string& html, const std::string& day, const std::string& what, Html text) {
  html += "<li><div class=\"h\"><span class=\"when\">";
  put(html, day);
  html += "</span><b>";
  put(html, what);
  html += "</b></div>";
  if (!text.empty()) html += "<p class=\"own\">" + text.text + "</p>";
  html += "</li>\n";
}

Html draw_steps(const Context& context, const Concern& concern) {
  const Messages& t = context.t;
  Html html{"<section><h2>"};
  put(html.text, t("page.concern.steps"));
  html.text += "</h2><ol class=\"thread\">\n";
  for (const Concern::Step& step : concern.steps)
    put_line(html.text, start_in_words(step.claim->valid, t), step_in_words(context, step.step),
             in_its_language(context, step.text));
  html.text += "</ol></section>\n";
  if (concern.answers.empty() || !concern.country) return html;
  html.text += "<section><h2>";
  put(html.text, t("desk.reply.title"));
  html.text += "</h2><ol class=\"thread\">\n";
  const std::string who = name_of(context, *concern.country);
  for (const Concern::Answer& each : concern.answers)
    put_line(html.text, date_in_words(each.received ? *each.received : *each.due, t),
             answer::reply_in_words(who, each.due, each.received, t),
             in_its_language(context, each.text));
  html.text += "</ol></section>\n";
  return html;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "concern", context.param("id")));
  const Concern concern = record::concern(context.view, *subject, t.language());
  const Html unknown = escaped(t("fact.not-stated"));
  Facts facts;
  facts.add(t("column.country"), concern.country ? link_to(context, *concern.country) : unknown);
  facts.add(t("column.commitment"),
            concern.commitment ? link_to(context, *concern.commitment) : unknown);
  facts.add(t("column.filed_by"), concern.filed_by.empty() ? escaped(t("page.concern.shielded"))
                                                           : escaped(concern.filed_by));
  Html above{"<section class=\"first\"><p class=\"own\">"};
  above.text += in_its_language(context, concern.text).text + "</p></section>\n" +
                draw_steps(context, concern).text;
  Page page = make_subject_page(context, *subject, std::move(above), std::move(facts));
  page.nav = "concerns";
  page.title = subject->id();
  page.finding = escaped(t("page.concern.title", {{"docket", subject->id()}}));
  page.crumbs = draw_crumbs(context, {{context.href("/concerns"), std::string(t("nav.concerns"))}},
                            subject->id());
  return page;
}

}  // namespace

void add_concern_pages(Router& router, const Site& site) {
  add_page(router, site, "/concerns", {}, make_list);
  add_page(router, site, "/concerns/{id}", subject_keys, make_one);
}

}  // namespace acta::site
