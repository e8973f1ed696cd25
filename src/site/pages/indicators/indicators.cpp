#include "site/pages/indicators/indicators.h"

#include <algorithm>
#include <set>

#include "answer/words.h"
#include "register/records/code_class.h"
#include "register/records/indicator.h"
#include "register/records/observation.h"
#include "site/blocks.h"
#include "site/claims.h"
#include "site/table.h"

namespace acta::site {

using answer::Cell;
using answer::Column;
using record::Subject;
using For = Column::For;

namespace {

Cell coded(const Context& context, std::string_view property, std::string_view code) {
  return Cell::text(
      code, code.empty()
                ? std::string{}
                : record::label_of(context.view, property, code, context.t.language()).text);
}

Cell amount(const Messages& t, const std::optional<record::Quantity>& quantity) {
  if (!quantity) return Cell::missing();
  return Cell::digits(format_decimal(quantity->amount), number_in_words(t, quantity->amount));
}

answer::Table indicators(const Context& context, std::size_t& with_baseline) {
  const Messages& t = context.t;
  answer::Table table{"indicators",
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
  for (const Subject* subject : context.view.subjects("indicator")) {
    const auto each = record::indicator(context.view, *subject, t.language());
    if (each.baseline) ++with_baseline;
    table.add({answer::short_cell(subject),
               Cell::text(each.name.text, answer::named(context.view, *subject, t)),
               answer::short_cell(each.committee), coded(context, "horizon", each.horizon),
               coded(context, "unit", each.unit), coded(context, "frequency", each.frequency),
               coded(context, "direction", each.direction),
               coded(context, "framework", each.framework), amount(t, each.baseline)});
  }
  return table;
}

answer::Table observations(const Context& context, std::set<std::string_view>& series) {
  const Messages& t = context.t;
  answer::Table table{"observations",
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
  for (const Subject* subject : context.view.subjects("observation")) {
    const auto each = record::observation(context.view, *subject);
    series.insert(each.series);
    table.add({answer::short_cell(subject), coded(context, "series", each.series),
               each.about ? answer::id_cell(context.view, each.about, t) : Cell::text(each.place),
               answer::id_cell(context.view, each.nationality, t), Cell::text(each.period),
               each.value ? Cell::text(each.value->qualifier) : Cell::missing(),
               amount(t, each.value),
               each.value ? Cell::text(each.value->unit, unit_in_words(context, each.value->unit))
                          : Cell::missing(),
               coded(context, "nature", each.nature), answer::source_cell(each.value_claim),
               answer::locator_cell(each.value_claim)});
  }
  return table;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  std::size_t with_baseline = 0;
  std::set<std::string_view> series;
  Page page;
  page.nav = "indicators";
  page.title = t("nav.indicators");
  page.answer.question = "indicators";
  page.answer.title = page.title;
  page.answer.how =
      analysis::computed(context.view, "rule.list", {"indicator", "baseline", "observation"});
  page.answer.tables.push_back(indicators(context, with_baseline));
  page.answer.tables.push_back(observations(context, series));
  const auto& [defined, observed] =
      std::pair(page.answer.tables[0].rows.size(), page.answer.tables[1].rows.size());
  Marks mark;
  page.finding =
      mark.in(t("page.indicators.finding", {{"count", static_cast<std::int64_t>(defined)},
                                            {"baseline", static_cast<std::int64_t>(with_baseline)},
                                            {"link", mark(open_how())},
                                            {"end", mark(close_link())}}));
  page.lede =
      escaped(t("page.indicators.lede", {{"figures", static_cast<std::int64_t>(observed)},
                                         {"series", static_cast<std::int64_t>(series.size())}}));
  bool first = true;
  for (const answer::Table& table : page.answer.tables) {
    page.body.text += first ? "<section class=\"first\">\n" : "<section>\n";
    page.body.text += draw_table(context, table).text + "</section>\n";
    first = false;
  }
  page.body.text += draw_how(context, page.answer).text;
  return page;
}

}  // namespace

void add_indicator_page(Router& router, const Site& site) {
  add_page(router, site, "/indicators", {}, make);
}

}  // namespace acta::site
