#include "cli/warn/kept_table.h"

#include "answer/dates.h"
#include "answer/words.h"

namespace acta::cli {
using answer::Cell;
using answer::persons_cell;

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
         answer::instant_cell(one.run->recorded), persons_cell(low, t),
         persons_cell(one.said.outlook.median(), t), persons_cell(high, t),
         one.actual ? persons_cell(*one.actual, t) : Cell::missing(),
         one.actual ? Cell::flag(low <= *one.actual && *one.actual <= high, t) : Cell::missing()});
  }
  return table;
}

}  // namespace acta::cli
