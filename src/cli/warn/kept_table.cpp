#include "cli/warn/kept_table.h"

#include <cmath>

#include "answer/words.h"

namespace acta::cli {
namespace {

using answer::Cell;

Cell persons(double value, const Messages& t) {
  const auto whole = static_cast<std::int64_t>(std::llround(value));
  return Cell::digits(std::to_string(whole), t.number(static_cast<double>(whole), 0));
}

}  // namespace

answer::Table kept_table(const std::vector<warning::KeptForecast>& kept, const Messages& t) {
  answer::Table table{"kept",
                      {{"series"},
                       {"model"},
                       {"issued"},
                       {"period"},
                       {"recorded"},
                       {"low80"},
                       {"q50"},
                       {"high80"},
                       {"persons"},
                       {"hit"}},
                      {}};
  for (const warning::KeptForecast& one : kept) {
    const auto [low, high] = one.said.outlook.interval(0.8);
    table.add(
        {Cell::text(one.said.flow), answer::word("model", one.said.model, t),
         Cell::text(one.said.origin), Cell::text(one.said.target),
         Cell::text(format_instant(one.run->recorded)), persons(low, t),
         persons(one.said.outlook.median(), t), persons(high, t),
         one.actual ? persons(*one.actual, t) : Cell::missing(),
         one.actual ? Cell::flag(low <= *one.actual && *one.actual <= high, t) : Cell::missing()});
  }
  return table;
}

}  // namespace acta::cli
