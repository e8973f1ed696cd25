#include "site/pages/early_warning/corridor.h"

#include <algorithm>
#include <limits>

#include "answer/alerts.h"
#include "answer/early_warning.h"
#include "answer/flow_vintages.h"
#include "answer/flows.h"
#include "answer/forecast_scores.h"
#include "register/records/code_class.h"
#include "site/blocks.h"
#include "site/pages/early_warning/early_warning.h"
#include "site/pages/record/subject.h"
#include "warning/suspected_break.h"

namespace acta::site {

using record::Subject;

namespace {

// Of this series alone, everybody together and its nationalities.
record::FlowRecord only(record::FlowRecord flows, const Subject& subject) {
  std::erase_if(flows.flows, [&](const auto& history) { return history.flow.subject != &subject; });
  return flows;
}

std::vector<answer::SuggestedBreak> suggested_in(const record::FlowRecord& flows) {
  std::vector<answer::SuggestedBreak> suggested;
  for (const auto& [history, period] : warning::suspected_breaks(flows))
    suggested.push_back({history, period});
  return suggested;
}

answer::Answer answer_of(const Context& context, const ForecastsFound& found,
                         const Subject& subject) {
  const Messages& t = context.t;
  answer::Answer answer = answer::early_warning(context.view, found.publication, t, {&subject, {}});
  for (answer::Table& table : answer::score_tables(found.scores, t, &subject))
    answer.tables.push_back(std::move(table));
  const auto& counts = context.site.counts;
  const auto flows = only(record::read_flows(context.view, counts, t.language()), subject);
  for (answer::Table& table :
       answer::flow_quality(context.view, flows, suggested_in(flows), t).tables)
    answer.tables.push_back(std::move(table));
  const auto vintages = record::flow_vintages(context.view, counts, subject.id());
  answer.tables.push_back(answer::vintages_table(vintages));
  answer.tables.push_back(answer::corrections_table(vintages, t));
  answer::Table alerts = answer::alerts(context.view, t).tables.front();
  std::erase_if(alerts.rows, [&](const auto& row) { return row[1].value != subject.id(); });
  answer.tables.push_back(std::move(alerts));
  return answer;
}

Facts facts_of(const Context& context, const record::Flow& flow) {
  const Messages& t = context.t;
  const Html unknown = escaped(t("fact.not-stated"));
  const auto code = [&](std::string_view property, std::string_view value) {
    if (value.empty()) return unknown;
    return in_its_language(context, record::label_of(context.view, property, value, t.language()));
  };
  Facts facts;
  facts.add(t("fact.definition"),
            flow.definition.empty() ? unknown : in_its_language(context, flow.definition));
  facts.add(t("fact.country"), flow.country ? link_to(context, *flow.country) : unknown);
  if (flow.upstream) facts.add(t("fact.upstream"), link_to(context, *flow.upstream));
  facts.add(t("column.movement"), code("movement", flow.movement));
  facts.add(t("column.unit"), code("unit", flow.unit));
  facts.add(t("column.frequency"), code("frequency", flow.frequency));
  facts.add(t("column.source"), flow.source ? link_to(context, *flow.source) : unknown);
  return facts;
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const Subject* subject = TRY(subject_at(context, "flow", context.param("id")));
  const auto found = forecasts_of(context);
  const auto& all = found->publication.corridors;
  const auto corridor = std::find_if(all.begin(), all.end(), [&](const auto& one) {
    return one.corridor.flow.subject == subject;
  });
  const record::Flow flow = record::flow(context.view, *subject, t.language());
  Html above;
  std::string state(t("page.corridor.unforecast"));
  answer::Answer answer = answer_of(context, *found, *subject);
  if (corridor != all.end()) {
    CorridorView view = view_of(context, found->publication, *corridor, answer,
                                {std::numeric_limits<std::size_t>::max(), true, true});
    if (context.prints()) view.observed = on_paper(view.observed);
    state = view.state;
    above = draw_corridor(context, {view, answer});
  }
  const bool ever = context.asked("view") == "history";
  Page page = make_subject_page(context, *subject, std::move(above), facts_of(context, flow));
  if (!ever) {  // what is said of it, after what is counted
    for (answer::Table& table : page.answer.tables) answer.tables.push_back(std::move(table));
    page.answer = std::move(answer);
  }
  Marks mark;
  page.finding = mark.in(
      t("page.named", {{"name", mark(in_its_language(context, flow.name))}, {"what", state}}));
  page.nav = "early-warning";
  page.crumbs =
      draw_crumbs(context, {{context.href("/early-warning"), std::string(t("nav.early-warning"))}},
                  subject->id());
  return page;
}

}  // namespace

answer::Table on_paper(const answer::Table& table) {
  constexpr std::ptrdiff_t newest = 12;
  answer::Table printed = table;
  auto& rows = printed.rows;
  if (std::ssize(rows) > newest) rows.erase(rows.begin(), rows.end() - newest);
  return printed;
}

void add_corridor_page(Router& router, const Site& site) {
  add_page(router, site, "/early-warning/{id}", subject_keys, make);
}

}  // namespace acta::site
