#include "analysis/money.h"

#include <algorithm>
#include <array>
#include <set>

#include "answer/answers.h"
#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"

namespace acta::answer {
namespace {

using analysis::MoneyReport;
using analysis::MoneyTotal;
using record::View;
using For = Column::For;

Cell sum_cell(const MoneyTotal& total, const Messages& t) {
  return total.too_large ? Cell::text("too-large", std::string(t("money.too-large")))
                         : decimal_cell(total.total, t);
}

// Every currency has all three steps, so that silence about payment shows; what is called for is
// there where somebody called.
Table totals(const MoneyReport& report, const Messages& t) {
  Table table{"totals", {{"currency"}, {"flow"}, {"total"}, {"items"}}, {}};
  std::set<std::string> currencies;
  for (const MoneyTotal& total : report.totals) currencies.insert(total.currency);
  constexpr std::array<std::string_view, 3> steps{"announced", "committed", "paid"};
  for (const std::string& currency : currencies) {
    for (const std::string_view step : steps) {
      const auto found =
          std::find_if(report.totals.begin(), report.totals.end(), [&](const auto& total) {
            return total.currency == currency && total.flow_class == step;
          });
      const bool known = found != report.totals.end();
      table.add({Cell::text(currency), word("flow", step, t),
                 known ? sum_cell(*found, t) : Cell::missing(),
                 known ? Cell::number(found->items) : Cell::missing()});
    }
    for (const MoneyTotal& total : report.totals)
      if (total.currency == currency &&
          std::find(steps.begin(), steps.end(), total.flow_class) == steps.end())
        table.add({Cell::text(currency), word("flow", total.flow_class, t), sum_cell(total, t),
                   Cell::number(total.items)});
  }
  return table;
}

Cell parties_cell(const View& view, const analysis::Parties& parties, std::string_view otherwise,
                  const Messages& t) {
  if (!parties.empty()) return ids_cell(view, parties, t);
  Cell cell = Cell::text(otherwise);
  if (otherwise.empty()) cell.shown = t("money.not-stated");
  return cell;
}

Table flows(const View& view, const Shared<MoneyReport>& report, const Messages& t) {
  Table table{
      "flows", {{"donor"}, {"recipient"}, {"flow"}, {"total"}, {"currency"}, {"items"}}, {}};
  const auto all =
      std::make_shared<const std::vector<analysis::MoneyFlow>>(analysis::flows_of(*report));
  table.list(all->size(), [view, all, &t](std::size_t at) -> Row {
    const analysis::MoneyFlow& flow = (*all)[at];
    return {
        parties_cell(view, flow.donors, {}, t), parties_cell(view, flow.recipients, flow.region, t),
        word("flow", flow.total.flow_class, t), sum_cell(flow.total, t),
        Cell::text(flow.total.currency),        Cell::number(flow.total.items)};
  });
  return table;
}

Row amount_row(const View& view, const record::MoneyItem& item, bool counted, Cell reason,
               Cell because, const Messages& t) {
  return {short_cell(item.subject),
          parties_cell(view, item.donors, {}, t),
          parties_cell(view, item.recipients, item.recipient_region.text, t),
          item.amount ? Cell::text(item.amount->qualifier) : Cell::missing(),
          item.amount ? decimal_cell(item.amount->amount, t) : Cell::missing(),
          item.amount ? Cell::text(item.amount->currency) : Cell::missing(),
          word("flow", item.flow_class, t),
          date_cell(item.announced_on, t),
          said_cell(item.purpose, t),
          Cell::flag(counted, t),
          std::move(reason),
          std::move(because),
          source_cell(item.amount_claim),
          locator_cell(item.amount_claim)};
}

Table amounts(const View& view, const Shared<MoneyReport>& report, const Messages& t) {
  Table table{"amounts",
              {{"finance"},
               {"donor"},
               {"recipient"},
               {"qualifier", For::machines},
               {"amount"},
               {"currency"},
               {"flow"},
               {"announced"},
               {"purpose"},
               {"added"},
               {"reason"},
               {"because_of", For::machines},
               {"source"},
               {"locator", For::machines}},
              {}};
  const std::size_t counted = report->counted.size();
  table.list(counted + report->left_out.size(), [view, report, counted, &t](std::size_t at) {
    if (at < counted)
      return amount_row(view, report->counted[at].item, true, Cell::missing(), Cell::missing(), t);
    const auto& one = report->left_out[at - counted];
    return amount_row(view, one.item, false, word("left-out", analysis::name_of(one.reason), t),
                      short_cell(one.because_of), t);
  });
  return table;
}

}  // namespace

Answer money(const View& view, const Shared<MoneyReport>& report, const Messages& t) {
  Answer answer;
  answer.question = "money";
  answer.title = t("money.title");
  answer.how = report->how;
  answer.tables = {totals(*report, t), flows(view, report, t), amounts(view, report, t)};
  return answer;
}

}  // namespace acta::answer
