#pragma once

#include <string>
#include <vector>

#include "analysis/money.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/money[?year=2024] : how much was announced, committed and paid, from whom to whom.
void add_money_page(Router& router, const Site& site);

// Amounts as a list on the page of a party.
Html draw_amounts(const Context& context, const analysis::MoneyReport& report);

struct MoneyStep {
  std::string name, amount, items;
  int width = 0;  // of 100; 0: nothing is stated
};
struct MoneyBars {
  std::string currency;
  std::vector<MoneyStep> steps;
};
// A currency each, in the order of their codes; as long as what is announced, committed and paid.
std::vector<MoneyBars> money_bars(const Messages& t, const analysis::MoneyReport& report);
Html draw_money_bars(const Messages& t, const MoneyBars& bars);
// What was announced, committed and paid, in a sentence; `linked` to how that was computed.
Html money_finding(const Messages& t, const analysis::MoneyReport& report, bool linked);

struct MoneyYear {
  std::string href, text;
  bool current = false;
};
struct MoneyView {
  std::vector<MoneyYear> years;
  std::vector<MoneyBars> bars;
  const answer::Answer& answer;
};
Html draw_money(const Context& context, const MoneyView& view);  // money.html

}  // namespace acta::site
