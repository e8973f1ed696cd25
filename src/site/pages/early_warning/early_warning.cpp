#include "site/pages/early_warning/early_warning.h"

#include <algorithm>
#include <cmath>

#include "answer/alerts.h"
#include "answer/early_warning.h"
#include "answer/forecast_scores.h"
#include "site/blocks.h"
#include "site/chart/flow_map.h"

namespace acta::site {

using warning::Corridor;
using warning::Judgement;
using warning::Publication;
using warning::Standing;

namespace {

constexpr std::size_t months_shown = 24;

Html finding(const Context& context, const Publication& found) {
  const Messages& t = context.t;
  if (found.corridors.empty()) return escaped(t("page.warning.nothing"));
  std::int64_t high = 0, low = 0, late = 0;
  std::optional<std::size_t> newest;
  for (const Judgement& one : found.corridors) {
    const Corridor& corridor = one.corridor;
    high += corridor.newest.standing == Standing::high;
    low += corridor.newest.standing == Standing::low;
    late += corridor.late > 1 || !corridor.last;
    newest = std::max(newest, corridor.last);
  }
  const auto count = static_cast<std::int64_t>(found.corridors.size());
  Marks mark;
  if (late == count && newest) {
    const std::string month =
        month_in_words(context, found.first + static_cast<std::int64_t>(*newest));
    return mark.in(t("page.warning.finding.stale", {{"count", count},
                                                    {"month", month},
                                                    {"link", mark(open_how())},
                                                    {"end", mark(close_link())}}));
  }
  return mark.in(t("page.warning.finding", {{"count", count},
                                            {"high", high},
                                            {"low", low},
                                            {"late", late},
                                            {"link", mark(open_how())},
                                            {"end", mark(close_link())}}));
}

Html map_of(const Context& context, const Publication& found) {
  const Messages& t = context.t;
  std::vector<MapFlow> flows;
  for (const Judgement& one : found.corridors) {
    const Corridor& corridor = one.corridor;
    if (!corridor.last || !corridor.flow.country) continue;
    MapFlow flow;
    flow.to = corridor.flow.country->id();
    const auto before =
        std::find_if(found.corridors.begin(), found.corridors.end(), [&](const Judgement& other) {
          return other.corridor.flow.subject == corridor.flow.upstream;
        });
    if (before != found.corridors.end() && before->corridor.flow.country)
      flow.from = before->corridor.flow.country->id();
    flow.name = name_of(context, *corridor.flow.country);
    flow.count = corridor.series.values[*corridor.last];
    flow.figure = t.number(std::round(flow.count));
    flow.stands_out = corridor.newest.standing == Standing::high;
    flows.push_back(std::move(flow));
  }
  if (flows.empty()) return {};
  return draw_flow_map(t, t("page.warning.map"), t("page.warning.map.about"), flows);
}

// What stands out is drawn large; else where the first route begins.
std::size_t lead_of(const Publication& found) {
  const auto& all = found.corridors;
  const auto out = std::find_if(all.begin(), all.end(), [](const Judgement& one) {
    const Standing standing = one.corridor.newest.standing;
    return standing == Standing::high || standing == Standing::low;
  });
  return out == all.end() ? 0 : static_cast<std::size_t>(out - all.begin());
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto all = forecasts_of(context);
  const Publication& found = all->publication;
  Page page;
  page.nav = "early-warning";
  page.title = t("nav.early-warning");
  page.answer = answer::early_warning(context.view, found, t, {nullptr, months_shown});
  for (answer::Table& table : answer::score_tables(all->scores, t))
    page.answer.tables.push_back(std::move(table));
  page.answer.tables.push_back(answer::alerts(context.view, t).tables.front());
  page.finding = finding(context, found);
  page.lede = escaped(t("page.warning.lede"));
  EarlyWarningView view{{}, lead_of(found), map_of(context, found), page.answer};
  for (std::size_t i = 0; i < found.corridors.size(); ++i)
    view.corridors.push_back(view_of(context, found, found.corridors[i], page.answer,
                                     {months_shown, i == view.lead, false}));
  // On paper the figures at the charts' ends are enough; the page of each corridor prints all.
  for (CorridorView& corridor : view.corridors) corridor.numbers = !context.prints();
  page.body = draw_early_warning(context, view);
  return page;
}

}  // namespace

std::shared_ptr<const ForecastsFound> forecasts_of(const Context& context) {
  return context.site.findings->of<ForecastsFound>(context.view, "early-warning", [&] {
    const auto flows = record::read_flows(context.view, context.site.counts, "en");
    ForecastsFound found{warning::publication(context.view, flows), {}};
    found.scores = warning::route_backtest(found.publication);
    return found;
  });
}

answer::Table one_month_ahead(const answer::Table& table) {
  const auto ahead =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [](const answer::Column& column) { return column.key == "ahead"; });
  if (ahead == table.columns.end()) return table;
  const std::ptrdiff_t at = ahead - table.columns.begin();
  answer::Table near{table.key, table.columns, {}};
  near.columns.erase(near.columns.begin() + at);
  for (const auto& row : table.rows) {
    if (row[static_cast<std::size_t>(at)].value != "1") continue;
    near.rows.push_back(row);
    near.rows.back().erase(near.rows.back().begin() + at);
  }
  return near;
}

void add_early_warning_page(Router& router, const Site& site) {
  add_page(router, site, "/early-warning", {}, make);
}

}  // namespace acta::site
