#include "answer/indicators.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "register/records/code_class.h"

namespace acta::answer {
namespace {

using analysis::IndicatorReport;
using analysis::IndicatorSeries;
using analysis::IndicatorValue;
using analysis::IndicatorVintage;
using record::Observation;
using record::Subject;
using record::View;
using For = Column::For;

Cell coded(const View& view, std::string_view property, std::string_view code, const Messages& t) {
  return Cell::text(code, code.empty() ? std::string()
                                       : record::label_of(view, property, code, t.language()).text);
}

Cell number(const std::optional<record::Quantity>& quantity, const Messages& t) {
  return quantity ? decimal_cell(quantity->amount, t) : Cell::missing();
}

Row indicator_row(const View& view, const Subject& subject, const Messages& t) {
  const auto each = record::indicator(view, subject, t.language());
  return {Cell::text(subject.id(), {}, subject.name()),
          said_cell(each.name, t),
          short_cell(each.committee),
          coded(view, "horizon", each.horizon, t),
          coded(view, "unit", each.unit, t),
          coded(view, "frequency", each.frequency, t),
          coded(view, "direction", each.direction, t),
          coded(view, "framework", each.framework, t),
          number(each.baseline.amount, t)};
}

Table indicator_rows(const View& view, const Listed& all, const Messages& t) {
  Table table{"indicators",
              {{"indicator"},
               {"name"},
               {"committee"},
               {"horizon"},
               {"unit"},
               {"frequency"},
               {"direction"},
               {"framework"},
               {"baseline"}},
              {}};
  table.list(all->size(),
             [view, all, &t](std::size_t at) { return indicator_row(view, *(*all)[at], t); });
  return table;
}

Row observation_row(const View& view, const Subject& subject, const Messages& t) {
  const auto each = record::observation(view, subject);
  return {short_cell(&subject),
          coded(view, "series", each.series, t),
          each.about ? id_cell(view, each.about, t) : Cell::text(each.place),
          id_cell(view, each.nationality, t),
          Cell::text(each.period),
          each.value ? Cell::text(each.value->qualifier) : Cell::missing(),
          number(each.value, t),
          each.value ? coded(view, "unit", each.value->unit, t) : Cell::missing(),
          coded(view, "nature", each.nature, t),
          source_cell(each.value_claim),
          locator_cell(each.value_claim)};
}

Table observation_rows(const View& view, const Listed& all, const Messages& t) {
  Table table{"observations",
              {{"observation"},
               {"series"},
               {"place"},
               {"nationality"},
               {"period"},
               {"qualifier"},
               {"value"},
               {"unit"},
               {"nature"},
               {"source"},
               {"locator", For::machines}},
              {}};
  table.list(all->size(),
             [view, all, &t](std::size_t at) { return observation_row(view, *(*all)[at], t); });
  return table;
}

Row value_row(const View& view, const IndicatorSeries& series, const IndicatorValue& value,
              const Messages& t) {
  const Observation& now = value.now;
  return {id_cell(view, series.place, t),
          Cell::text(series.category),
          date_cell(now.period, value.period, t),
          number(now.value, t),
          now.value ? coded(view, "unit", now.value->unit, t) : Cell::missing(),
          number(now.numerator, t),
          number(now.denominator, t),
          coded(view, "value_standing", now.standing, t),
          Cell::number(value.vintages.size()),
          source_cell(now.value_claim),
          locator_cell(now.value_claim)};
}

Row missing_row(const View& view, const IndicatorSeries& series, const Date& period,
                const Messages& t) {
  Row row(11);
  row[0] = id_cell(view, series.place, t);
  row[1] = Cell::text(series.category);
  row[2] = date_cell(period, t);
  return row;
}

// A missing period stands where it belongs.
Table value_rows(const View& view, const IndicatorReport& report, const Messages& t) {
  Table table{"values",
              {{"place"},
               {"category"},
               {"period"},
               {"value"},
               {"unit"},
               {"numerator"},
               {"denominator"},
               {"value_standing"},
               {"vintages"},
               {"source"},
               {"locator", For::machines}},
              {}};
  for (const IndicatorSeries& series : report.series) {
    auto missing = series.missing.begin();
    for (const IndicatorValue& value : series.values) {
      for (; missing != series.missing.end() && missing->first < value.period.first; ++missing)
        table.add(missing_row(view, series, *missing, t));
      table.add(value_row(view, series, value, t));
    }
  }
  return table;
}

Table vintage_rows(const View& view, const IndicatorReport& report, const Messages& t) {
  Table table{"value_vintages",
              {{"place"},
               {"category"},
               {"period"},
               {"recorded"},
               {"entry"},
               {"value"},
               {"numerator"},
               {"denominator"},
               {"value_standing"},
               {"reason"},
               {"source"}},
              {}};
  for (const IndicatorSeries& series : report.series)
    for (const IndicatorValue& value : series.values)
      for (const IndicatorVintage& vintage : value.vintages) {
        const record::Claim* const claim = vintage.value.value_claim;
        table.add({id_cell(view, series.place, t), Cell::text(series.category),
                   Cell::text(vintage.value.period), instant_cell(vintage.recorded),
                   Cell::number(vintage.entry), number(vintage.value.value, t),
                   number(vintage.value.numerator, t), number(vintage.value.denominator, t),
                   coded(view, "value_standing", vintage.value.standing, t),
                   claim ? Cell::text(claim->note) : Cell::missing(), source_cell(claim)});
      }
  return table;
}

Row stated_row(const View& view, std::string_view what, const record::Stated& stated,
               const Messages& t) {
  const auto* const missing =
      stated.claim ? std::get_if<record::Missing>(&stated.claim->value) : nullptr;
  return {Cell::text(what, std::string(view.vocabulary().label(what, t.language()))),
          number(stated.amount, t),
          stated.amount ? coded(view, "unit", stated.amount->unit, t) : Cell::missing(),
          date_cell(stated.date, t),
          missing ? Cell::text(missing->reason, missing_in_words(missing->reason.view(), t))
                  : Cell::missing(),
          source_cell(stated.claim),
          locator_cell(stated.claim)};
}

// All four, so that what is not said shows.
Table target_rows(const View& view, const IndicatorReport& report, const Messages& t) {
  Table table{
      "targets",
      {{"property"}, {"value"}, {"unit"}, {"date"}, {"missing_because"}, {"source"}, {"locator"}},
      {}};
  table.add(stated_row(view, "baseline", report.indicator.baseline, t));
  for (std::size_t i = 0; i < record::horizons.size(); ++i)
    table.add(stated_row(view, "target_" + std::string(record::horizons[i]),
                         report.indicator.targets[i], t));
  return table;
}

Table break_rows(const IndicatorReport& report, const Messages& t) {
  Table table{"method_breaks", {{"since"}, {"method"}, {"source"}, {"locator", For::machines}}, {}};
  for (const record::Method& method : report.indicator.methods)
    if (method.from)
      table.add({date_cell(method.from, t), said_cell(method.text, t), source_cell(method.claim),
                 locator_cell(method.claim)});
  return table;
}

}  // namespace

Answer indicators(const View& view, const Listed& indicators, const Listed& observations,
                  const Messages& t) {
  Answer answer;
  answer.question = "indicators";
  answer.title = t("table.indicators");
  answer.how = analysis::computed(view, "rule.list", {"indicator", "baseline", "observation"});
  answer.tables = {indicator_rows(view, indicators, t), observation_rows(view, observations, t)};
  return answer;
}

Answer indicator(const View& view, const IndicatorReport& report, const Messages& t) {
  const Subject& subject = *report.indicator.subject;
  Answer answer;
  answer.question = "indicator";
  answer.title = std::string(subject.id()) + std::string(t("text.colon")) + named(view, subject, t);
  answer.asked.emplace_back("indicator", subject.id());
  answer.how = analysis::computed(
      view, "rule.indicator",
      {"value", "numerator", "denominator", "value_standing", "baseline", "target_short",
       "target_medium", "target_long", "method", "expected_category"});
  const std::size_t expected = report.indicator.expected_categories.size();
  answer.remarks.push_back(
      {"indicator.completeness",
       t("indicator.completeness",
         {{"expected", expected},
          {"found", report.categories_found},
          {"percent", expected == 0 ? std::string("0")
                                    : analysis::percent({report.categories_found, expected}, 0)}}),
       Remark::Tone::finding});
  answer.tables = {value_rows(view, report, t), vintage_rows(view, report, t),
                   target_rows(view, report, t), break_rows(report, t)};
  return answer;
}

}  // namespace acta::answer
