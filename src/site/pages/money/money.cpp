#include "site/pages/money/money.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "analysis/sentence.h"
#include "answer/answers.h"
#include "answer/words.h"
#include "site/blocks.h"

namespace acta::site {

using analysis::MoneyReport;
using analysis::MoneyTotal;

namespace {

std::string in_words(const Messages& t, Decimal amount, std::string_view currency) {
  return t("value.of", {{"number", answer::number_in_words(amount, t)}, {"unit", currency}});
}

// "1,264,000,000 USD and 144,900,000 CAD"; empty if nothing is said of this step.
std::string sums_of(const Messages& t, const MoneyReport& report, std::string_view step) {
  std::vector<std::string> sums;
  for (const MoneyTotal& total : report.totals)
    if (total.flow_class == step && !total.too_large)
      sums.push_back(in_words(t, total.total, total.currency));
  return analysis::say_list(sums, t);
}

int width_of(Decimal part, double whole) {
  const double share = whole > 0 ? to_double(part) * 100 / whole : 0;
  return std::max(1, static_cast<int>(share + 0.5));
}

int year_of(Day day) { return std::stoi(format_day(day).substr(0, 4)); }

std::vector<MoneyYear> years_of(const Context& context) {
  std::set<int> years;
  const auto found = money_of(context);
  const MoneyReport& all = *found;
  const auto note = [&](const record::MoneyItem& item) {
    if (item.announced_on) years.insert(year_of(item.announced_on->first));
  };
  for (const auto& one : all.counted) note(one.item);
  for (const auto& one : all.left_out) note(one.item);
  const std::string_view chosen = context.asked("year");
  std::vector<MoneyYear> links{{context.here({{"year", ""}}),
                                std::string(context.t("page.money.all-years")), chosen.empty()}};
  for (const int year : years) {
    const std::string text = std::to_string(year);
    links.push_back({context.here({{"year", text}}), text, text == chosen});
  }
  return links;
}

Result<analysis::MoneyFilter> filter_of(const Context& context) {
  analysis::MoneyFilter filter;
  const std::string_view asked = context.asked("year");
  if (asked.empty()) return filter;
  int year = 0;
  const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), year);
  if (error != std::errc{} || end != asked.data() + asked.size() || year < 0 || year > 9999)
    return invalid("error.money.year", "year", asked);
  filter.year = year;
  return filter;
}

std::shared_ptr<const MoneyReport> report_of(const Context& context,
                                             const analysis::MoneyFilter& filter) {
  if (!filter.year) return money_of(context);
  return std::make_shared<const MoneyReport>(
      analysis::money_among(context.view, *money_items_of(context), filter));
}

Result<Page> make(const Context& context) {
  const Messages& t = context.t;
  const auto found = report_of(context, TRY(filter_of(context)));
  const MoneyReport& report = *found;
  Page page;
  page.nav = "money";
  page.title = t("nav.money");
  page.answer = answer::money(context.view, found, t);
  page.finding = money_finding(t, report, true);
  page.lede = escaped(t("page.money.lede"));
  page.body = draw_money(context, {years_of(context), money_bars(t, report), page.answer});
  return page;
}

Html draw_amount(const Context& context, const record::MoneyItem& item, bool counted) {
  const Messages& t = context.t;
  Html html{"<li>" + open_link(href_of(context, *item.subject)).text};
  put(html.text, item.amount ? in_words(t, item.amount->amount, item.amount->currency)
                             : std::string(t("cell.missing")));
  html.text += "</a>";
  if (!item.purpose.empty()) {
    put(html.text, t("text.colon"));
    html.text += in_its_language(context, item.purpose).text;
  }
  html.text += " <span class=\"tag\">";
  put(html.text, t(counted ? "flow." + std::string(item.flow_class) : "page.money.not-added"));
  html.text += "</span></li>\n";
  return html;
}

}  // namespace

Html money_finding(const Messages& t, const MoneyReport& report, bool linked) {
  if (report.totals.empty()) return escaped(t("page.money.none"));
  const std::string unknown(t("page.money.nothing-stated"));
  const auto said = [&](std::string_view step) {
    std::string sums = sums_of(t, report, step);
    return sums.empty() ? unknown : sums;
  };
  const std::string announced = said("announced"), committed = said("committed"),
                    paid = said("paid");
  const bool silent = committed == unknown && paid == unknown;
  Marks mark;
  return mark.in(t(silent ? "page.money.only-announced" : "page.money.finding",
                   {{"announced", announced},
                    {"committed", committed},
                    {"paid", paid},
                    {"link", linked ? mark(open_how()) : std::string_view{}},
                    {"end", linked ? mark(close_link()) : std::string_view{}}}));
}

std::vector<MoneyBars> money_bars(const Messages& t, const MoneyReport& report) {
  std::set<std::string> currencies;
  for (const MoneyTotal& total : report.totals) currencies.insert(total.currency);
  std::vector<MoneyBars> all;
  for (const std::string& currency : currencies) {
    MoneyBars bars{currency, {}};
    double most = 0;
    for (const MoneyTotal& total : report.totals)
      if (total.currency == currency) most = std::max(most, to_double(total.total));
    for (const std::string_view step : {"announced", "committed", "paid", "appeal"}) {
      const auto found =
          std::find_if(report.totals.begin(), report.totals.end(), [&](const auto& total) {
            return total.currency == currency && total.flow_class == step;
          });
      const bool known = found != report.totals.end();
      if (!known && step == "appeal") continue;
      MoneyStep line;
      line.name = t("flow." + std::string(step));
      if (known) {
        line.amount = found->too_large ? std::string(t("money.too-large"))
                                       : in_words(t, found->total, currency);
        line.items = t("page.money.items", {{"count", found->items}});
        line.width = width_of(found->total, most);
      }
      bars.steps.push_back(std::move(line));
    }
    all.push_back(std::move(bars));
  }
  return all;
}

Html draw_amounts(const Context& context, const MoneyReport& report) {
  Html html{"<ul class=\"plain\">"};
  for (const auto& one : report.counted) html.text += draw_amount(context, one.item, true).text;
  for (const auto& one : report.left_out) html.text += draw_amount(context, one.item, false).text;
  html.text += "</ul>\n";
  return html;
}

void add_money_page(Router& router, const Site& site) {
  add_page(router, site, "/money", {"year"}, make);
}

}  // namespace acta::site
