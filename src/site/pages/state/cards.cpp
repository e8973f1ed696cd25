#include "site/pages/state/cards.h"

#include <algorithm>
#include <map>

#include "analysis/disagreements.h"
#include "analysis/health.h"
#include "analysis/overlap.h"
#include "site/chart/columns.h"
#include "site/findings.h"
#include "site/pages/money/money.h"

namespace acta::site {
namespace {

// Of several currencies, which are never added up, the one in which most is on record.
const MoneyBars& bars_of_most(const analysis::MoneyReport& report,
                              const std::vector<MoneyBars>& bars) {
  std::map<std::string_view, std::size_t> items;
  for (const analysis::MoneyTotal& total : report.totals) items[total.currency] += total.items;
  return *std::max_element(bars.begin(), bars.end(), [&](const auto& a, const auto& b) {
    return items[a.currency] < items[b.currency];
  });
}

StateCard money_card(const Context& context) {
  const Messages& t = context.t;
  const auto report = money_of(context);
  StateCard card{context.href("/money"),
                 money_finding(t, *report, false),
                 std::string(t("page.state.card.money.about")),
                 {}};
  const std::vector<MoneyBars> bars = money_bars(t, *report);
  if (!bars.empty()) card.chart = draw_money_bars(t, bars_of_most(*report, bars));
  return card;
}

StateCard overlaps_card(const Context& context) {
  const Messages& t = context.t;
  const auto matrix = overlap_of(context, false);
  std::map<std::size_t, std::size_t> countries;  // by the number of rooms in which they surely sit
  for (const auto& combination : matrix->combinations)
    if (!combination.certain.empty())
      countries[combination.mechanisms.size()] += combination.certain.size();
  std::pair<std::size_t, std::size_t> most;
  if (!countries.empty()) most = *countries.rbegin();
  StateCard card{context.href("/overlaps"),
                 escaped(t("page.state.card.overlaps", {{"countries", most.second},
                                                        {"rooms", most.first},
                                                        {"all", matrix->mechanisms.size()}})),
                 std::string(t("page.state.card.overlaps.about")),
                 {}};
  std::vector<CountColumn> columns;
  for (const auto& [rooms, count] : countries)
    columns.push_back({t("page.overlaps.rooms.n", {{"count", rooms}}), count});
  if (!columns.empty()) card.chart = draw_columns(t("page.overlaps.rooms"), columns);
  return card;
}

StateCard health_card(const Context& context) {
  const auto health = health_of(context);
  return {context.href("/health"),
          escaped(context.t("page.state.card.health", {{"count", health->findings()}})),
          std::string(context.t("page.state.card.health.about")),
          {}};
}

StateCard disagreements_card(const Context& context) {
  const auto found = disagreements_of(context);
  return {context.href("/disagreements"),
          escaped(context.t("page.state.card.disagreements",
                            {{"all", found->all.size()}, {"open", found->open}})),
          std::string(context.t("page.state.card.disagreements.about")),
          {}};
}

}  // namespace

std::vector<StateCards> state_cards(const Context& context) {
  // First what finds the others too.
  StateCard health = health_card(context);
  return {{money_card(context)},
          {overlaps_card(context)},
          {disagreements_card(context), std::move(health)}};
}

}  // namespace acta::site
