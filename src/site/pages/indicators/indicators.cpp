#include "site/pages/indicators/indicators.h"

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

Cell coded(const record::View& view, std::string_view property, std::string_view code,
           const Messages& t) {
  return Cell::text(code, code.empty() ? std::string{}
                                       : record::label_of(view, property, code, t.language()).text);
}

Cell amount(const Messages& t, const std::optional<record::Quantity>& quantity) {
  if (!quantity) return Cell::missing();
  return Cell::digits(format_decimal(quantity->amount), number_in_words(t, quantity->amount));
}

answer::Row indicator_row(const record::View& view, const Subject& subject, const Messages& t) {
  const auto each = record::indicator(view, subject, t.language());
  return {answer::short_cell(&subject),
          Cell::text(each.name.text, answer::named(view, subject, t)),
          answer::short_cell(each.committee),
          coded(view, "horizon", each.horizon, t),
          coded(view, "unit", each.unit, t),
          coded(view, "frequency", each.frequency, t),
          coded(view, "direction", each.direction, t),
          coded(view, "framework", each.framework, t),
          amount(t, each.baseline)};
}

answer::Table indicators(const Context& context) {
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
  const auto all = subjects_of(context, "indicator");
  table.list(all->size(), [view = context.view, all, &t = context.t](std::size_t at) {
    return indicator_row(view, *(*all)[at], t);
  });
  return table;
}

answer::Row observation_row(const record::View& view, const Subject& subject, const Messages& t) {
  const auto each = record::observation(view, subject);
  const auto unit = [&](std::string_view code) {
    return Cell::text(code, record::label_of(view, "unit", code, t.language()).text);
  };
  return {answer::short_cell(&subject),
          coded(view, "series", each.series, t),
          each.about ? answer::id_cell(view, each.about, t) : Cell::text(each.place),
          answer::id_cell(view, each.nationality, t),
          Cell::text(each.period),
          each.value ? Cell::text(each.value->qualifier) : Cell::missing(),
          amount(t, each.value),
          each.value ? unit(each.value->unit) : Cell::missing(),
          coded(view, "nature", each.nature, t),
          answer::source_cell(each.value_claim),
          answer::locator_cell(each.value_claim)};
}

answer::Table observations(const Context& context) {
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
  const auto all = subjects_of(context, "observation");
  table.list(all->size(), [view = context.view, all, &t = context.t](std::size_t at) {
    return observation_row(view, *(*all)[at], t);
  });
  return table;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto counts = indicator_counts(context);
  Page page;
  page.nav = "indicators";
  page.title = t("nav.indicators");
  page.answer.question = "indicators";
  page.answer.title = page.title;
  page.answer.how =
      analysis::computed(context.view, "rule.list", {"indicator", "baseline", "observation"});
  page.answer.tables.push_back(indicators(context));
  page.answer.tables.push_back(observations(context));
  const auto& [defined, observed] =
      std::pair(page.answer.tables[0].size(), page.answer.tables[1].size());
  Marks mark;
  page.finding = mark.in(
      t("page.indicators.finding", {{"count", static_cast<std::int64_t>(defined)},
                                    {"baseline", static_cast<std::int64_t>(counts->with_baseline)},
                                    {"link", mark(open_how())},
                                    {"end", mark(close_link())}}));
  page.lede =
      escaped(t("page.indicators.lede", {{"figures", static_cast<std::int64_t>(observed)},
                                         {"series", static_cast<std::int64_t>(counts->series)}}));
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
