#include <algorithm>

#include "answer/indicators.h"
#include "base/date_words.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/chart/series.h"
#include "site/pages/commitments/amendments.h"
#include "site/pages/indicators/indicators.h"
#include "site/pages/record/subject.h"

namespace acta::site {
namespace {

using analysis::IndicatorReport;
using analysis::IndicatorSeries;
using record::Indicator;
using record::Subject;

double middle_of(const Date& date) {
  return (static_cast<double>(date.first.number) + static_cast<double>(date.last.number)) / 2;
}

std::string whose(const Context& context, const IndicatorSeries& series) {
  const std::string place = series.place ? name_of(context, *series.place) : std::string();
  if (series.category.empty()) return place;
  return context.t("page.indicator.group", {{"place", place}, {"group", series.category}});
}

void put_levels(const Context& context, const Indicator& indicator, SeriesChart& chart) {
  const auto level = [&](std::string_view property, const record::Stated& stated, bool target) {
    if (!stated.amount) return;
    const std::string_view label = context.view.vocabulary().label(property, context.t.language());
    chart.levels.push_back({std::string(label), to_double(stated.amount->amount), target});
    if (!stated.date) return;
    chart.first = std::min(chart.first, static_cast<double>(stated.date->first.number));
    chart.last = std::max(chart.last, static_cast<double>(stated.date->last.number));
  };
  level("baseline", indicator.baseline, false);
  for (std::size_t i = 0; i < record::horizons.size(); ++i)
    level("target_" + std::string(record::horizons[i]), indicator.targets[i], true);
}

bool breaks_between(const Indicator& indicator, const Date& a, const Date& b) {
  return std::any_of(indicator.methods.begin(), indicator.methods.end(), [&](const auto& method) {
    return method.from && method.from->first > a.first && method.from->first <= b.first;
  });
}

Html chart_of(const Context& context, const IndicatorReport& report,
              const IndicatorSeries& series) {
  const Indicator& indicator = report.indicator;
  SeriesChart chart;
  chart.name = context.t("page.indicator.chart",
                         {{"name", indicator.name.text}, {"whose", whose(context, series)}});
  chart.first = series.values.front().period.first.number;
  chart.last = series.values.back().period.last.number;
  put_levels(context, indicator, chart);
  const analysis::IndicatorValue* before = nullptr;
  for (const auto& value : series.values) {
    if (!value.now.value) {
      before = nullptr;
      continue;
    }
    const bool joined = before &&
                        analysis::follow(indicator.frequency, before->period, value.period) &&
                        !breaks_between(indicator, before->period, value.period);
    chart.values.push_back({middle_of(value.period), to_double(value.now.value->amount), joined});
    before = &value;
  }
  for (const record::Method& method : indicator.methods) {
    if (!method.from) continue;
    const double day = method.from->first.number;
    if (day >= chart.first && day <= chart.last) chart.breaks.push_back(day);
  }
  return draw_series(context.t, chart);
}

Facts facts_of(const Context& context, const Indicator& indicator) {
  const Messages& t = context.t;
  const Html unknown = escaped(t("fact.not-stated"));
  const auto label = [&](std::string_view property) {
    return std::string(context.view.vocabulary().label(property, t.language()));
  };
  const auto code = [&](std::string_view property, std::string_view value) {
    if (value.empty()) return unknown;
    return in_its_language(context, record::label_of(context.view, property, value, t.language()));
  };
  const auto linked = [&](const Subject* subject) {
    return subject ? link_to(context, *subject) : unknown;
  };
  const auto text = [&](const record::LocalText& words) {
    return words.empty() ? unknown : in_its_language(context, words);
  };
  Facts facts;
  facts.add(label("definition"), text(indicator.definition));
  facts.add(label("unit"), code("unit", indicator.unit));
  facts.add(label("direction"), code("direction", indicator.direction));
  facts.add(label("frequency"), code("frequency", indicator.frequency));
  facts.add(label("horizon"), code("horizon", indicator.horizon));
  facts.add(label("disaggregation"), text(indicator.disaggregation));
  facts.add(label("method"),
            indicator.methods.empty() ? unknown : text(indicator.methods.back().text));
  facts.add(label("committee"), linked(indicator.committee));
  if (indicator.commitment) facts.add(label("commitment"), linked(indicator.commitment));
  if (indicator.outcome) facts.add(label("outcome"), linked(indicator.outcome));
  facts.add(label("responsible_office"), linked(indicator.office));
  facts.add(label("licence"), text(indicator.licence));
  if (indicator.locked_until)
    facts.add(label("locked_until"), escaped(date_in_words(*indicator.locked_until, t)));
  return facts;
}

IndicatorView view_of(const Context& context, const IndicatorReport& report,
                      const answer::Answer& answer) {
  IndicatorView view;
  for (const IndicatorSeries& series : report.series)
    view.charts.push_back({whose(context, series), chart_of(context, report, series)});
  view.completeness = answer.remarks.front().text;
  for (const record::Method& method : report.indicator.methods)
    if (method.from)
      view.breaks.push_back(context.t(
          "page.indicator.break",
          {{"day", date_in_words(*method.from, context.t)}, {"method", method.text.text}}));
  view.values = answer.table("values");
  view.vintages = answer.table("value_vintages");
  view.targets = answer.table("targets");
  view.changes = draw_amendments(
      context, analysis::indicator_amendments(context.view, *report.indicator.subject),
      context.t("page.indicator.changes"));
  return view;
}

}  // namespace

Result<Page> make_indicator_page(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "indicator", context.param("id")));
  const auto report = analysis::indicator_report(context.view, *subject, t.language());
  answer::Answer answer = answer::indicator(context.view, report, t);
  const bool ever = context.asked("view") == "history";
  Html above;
  if (!ever) above = draw_indicator(context, view_of(context, report, answer));
  Page page =
      make_subject_page(context, *subject, std::move(above), facts_of(context, report.indicator));
  if (!ever) {  // what is said of it, after what is measured
    for (answer::Table& table : page.answer.tables) answer.tables.push_back(std::move(table));
    page.answer = std::move(answer);
  }
  Marks mark;
  const auto stated =
      std::count_if(report.indicator.targets.begin(), report.indicator.targets.end(),
                    [](const auto& target) { return target.amount.has_value(); });
  page.finding = mark.in(
      t("page.indicator.finding", {{"name", mark(in_its_language(context, report.indicator.name))},
                                   {"values", report.values},
                                   {"baseline", report.indicator.baseline.amount ? "yes" : "no"},
                                   {"targets", stated}}));
  page.nav = "indicators";
  page.title = t("page.indicator.title", {{"id", subject->id()}});
  page.crumbs = draw_crumbs(
      context, {{context.href("/indicators"), std::string(t("nav.indicators"))}}, subject->id());
  return page;
}

Html draw_indicators(const Context& context, const std::vector<const Subject*>& indicators) {
  if (indicators.empty()) return {};
  Html html{"<ul class=\"plain\">\n"};
  for (const Subject* each : indicators) {
    html.text += "<li>" + open_link(href_of(context, *each)).text;
    put(html.text, each->id());
    html.text += "</a> ";
    put(html.text, in_its_language(context, record::text_of(context.view, *each, "name",
                                                            context.t.language())));
    html.text += "</li>\n";
  }
  html.text += "</ul>\n";
  return html;
}

}  // namespace acta::site
