#include "site/pages/measures/measures.h"

#include <algorithm>

#include "answer/dates.h"
#include "answer/measures.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/pages/record/subject.h"
#include "site/table.h"

namespace acta::site {
namespace {

using analysis::MeasurePair;
using analysis::TrackedMeasure;
using record::Subject;

std::string in_words(const Context& context, std::string_view property, std::string_view code) {
  return record::label_of(context.view, property, code, context.t.language()).text;
}

Html quoted(const Context& context, const record::Passage& passage) {
  return in_its_language(context, passage.text);
}

Html cited(const Context& context, const record::Passage& passage) {
  return passage.claim ? draw_citation(context, *passage.claim) : Html{};
}

CodingView coding_view(const Context& context, const record::Coding& coding) {
  return {
      in_words(context, "alignment", coding.code), in_words(context, "coding_round", coding.round),
      quoted(context, coding.measure_passage),     cited(context, coding.measure_passage),
      quoted(context, coding.commitment_passage),  cited(context, coding.commitment_passage),
      in_its_language(context, coding.reason)};
}

Result<Page> make_list(const Context& context) {
  const Messages& t = context.t;
  const auto report = analysis::measures(context.view, t.language());
  Page page;
  page.nav = "measures";
  page.title = t("nav.measures");
  page.answer = answer::measures(context.view, report, t);
  Marks mark;
  page.finding =
      mark.in(t("page.measures.finding", {{"total", report.measures.size()},
                                          {"uncoded", report.measures.size() - report.coded},
                                          {"link", mark(open_how())},
                                          {"end", mark(close_link())}}));
  page.lede = escaped(t("page.measures.lede"));
  page.body = draw_remarks(page.answer, answer::Remark::Tone::finding);
  const auto section = [&](const char* key, const char* about) {
    const answer::Table& table = *page.answer.table(key);
    if (table.rows.empty()) return;
    page.body.text += "<section><div class=\"head\"><h2>";
    put(page.body.text, caption_of(t, table));
    page.body.text += "</h2><p>";
    put(page.body.text, t(about));
    page.body.text += "</p></div>\n" + draw_table(context, table).text + "</section>\n";
  };
  section("measures", "page.measures.about");
  section("coded_pairs", "page.measures.about.pairs");
  section("agreement", "page.measures.about.agreement");
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

// Since when it is in which state, the latest first.
Html statuses_in_words(const Context& context, const record::Measure& measure) {
  if (measure.statuses.empty()) return escaped(context.t("fact.not-stated"));
  Html html;
  for (const record::MeasureStatus& status : measure.statuses) {
    if (!html.empty()) html.text += "<br>";
    put(html.text, in_words(context, "measure_status", status.status) + ", " +
                       interval_in_words(status.claim->valid, context.t) + " · ");
    html.text += draw_citation(context, *status.claim).text;
  }
  return html;
}

Facts facts_of(const Context& context, const TrackedMeasure& tracked) {
  const Messages& t = context.t;
  const record::Measure& measure = tracked.measure;
  const Html unknown = escaped(t("fact.not-stated"));
  const auto linked = [&](const Subject* subject) {
    return subject ? link_to(context, *subject) : unknown;
  };
  const auto code = [&](std::string_view property, std::string_view value) {
    return value.empty() ? unknown : escaped(in_words(context, property, value));
  };
  Facts facts;
  facts.add(t("column.country"), linked(measure.country));
  facts.add(t("fact.date"), measure.date ? escaped(date_in_words(*measure.date, t)) : unknown);
  facts.add(t("column.measure_type"), code("measure_type", measure.type));
  facts.add(t("column.status"), statuses_in_words(context, measure));
  facts.add(t("fact.committee"), linked(measure.committee));
  facts.add(t("column.source_standing"), code("standing", tracked.standing));
  return facts;
}

Html above_of(const Context& context, const TrackedMeasure& tracked) {
  const Messages& t = context.t;
  Html above{"<section class=\"first\">"};
  if (tracked.measure.action_claim)
    above.text +=
        "<p class=\"src\">" + draw_citation(context, *tracked.measure.action_claim).text + "</p>\n";
  above.text += "</section>\n<section id=\"coded\"><div class=\"head\"><h2>";
  put(above.text, t("measures.coded"));
  above.text += "</h2><p>";
  put(above.text, t("measures.coded.about"));
  above.text += "</p></div>\n";
  std::vector<PairView> pairs;
  for (const MeasurePair& pair : tracked.pairs)
    pairs.push_back(pair_view(context, pair, *pair.coded.commitment));
  above.text +=
      pairs.empty() ? draw_muted(t("measures.uncoded")).text : draw_pairs(context, pairs).text;
  above.text += "</section>\n";
  return above;
}

Result<Page> make_one(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "measure", context.param("id")));
  const auto report = analysis::measures(context.view, t.language());
  const auto tracked =
      std::find_if(report.measures.begin(), report.measures.end(),
                   [&](const TrackedMeasure& one) { return one.measure.subject == subject; });
  if (tracked == report.measures.end()) return make_subject_page(context, *subject, {}, {});
  Page page = make_subject_page(context, *subject, above_of(context, *tracked),
                                facts_of(context, *tracked));
  page.nav = "measures";
  page.title = subject->id();
  page.finding = in_its_language(context, tracked->measure.action);
  page.crumbs = draw_crumbs(context, {{context.href("/measures"), std::string(t("nav.measures"))}},
                            subject->id());
  return page;
}

}  // namespace

PairView pair_view(const Context& context, const MeasurePair& pair, const Subject& other) {
  const Messages& t = context.t;
  PairView view;
  view.heading = link_to(context, other);
  view.code = in_words(context, "alignment", pair.coded.standing().code);
  view.decided = t(pair.coded.third() ? "measures.decided.third" : "measures.decided.both");
  if (pair.ended_by)
    view.closed =
        t("measures.closed", {{"when", interval_in_words(pair.ended_by->valid, context.t)}});
  for (const record::Coding& coding : pair.coded.codings)
    view.codings.push_back(coding_view(context, coding));
  if (const Subject* const country =
          record::measure(context.view, *pair.coded.measure, t.language()).country) {
    view.replied = answer::reply_in_words(name_of(context, *country), pair.coded.reply_due,
                                          pair.coded.reply_received, t);
    view.reply = in_its_language(context, pair.coded.reply);
  }
  view.paper = link(href_of(context, *pair.coded.paper), pair.coded.paper->id());
  return view;
}

Html draw_coded_against(const Context& context, const Subject& commitment) {
  const auto report = analysis::measures(context.view, context.t.language());
  std::vector<PairView> pairs;
  for (const MeasurePair* pair : analysis::pairs_with(report, commitment))
    pairs.push_back(pair_view(context, *pair, *pair->coded.measure));
  return draw_pairs(context, pairs);
}

void add_measure_pages(Router& router, const Site& site) {
  add_page(router, site, "/measures", {}, make_list);
  add_page(router, site, "/measures/{id}", subject_keys, make_one);
}

}  // namespace acta::site
