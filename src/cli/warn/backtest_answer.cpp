#include "cli/warn/backtest_answer.h"

#include <array>
#include <cmath>

#include "answer/words.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::share;
using answer::short_cell;
using answer::Table;
using answer::word;
using warning::Corridor;
using warning::EarlyWarning;
using warning::IssuedForecast;
using For = answer::Column::For;

constexpr std::array<std::string_view, 6> standings{"insufficient", "broken", "unforecast",
                                                    "ordinary",     "high",   "low"};

// A count to come is no more precise than a person.
Cell persons(double value, const Messages& t) {
  const auto whole = static_cast<std::int64_t>(std::llround(value));
  return Cell::digits(std::to_string(whole), t.number(static_cast<double>(whole), 0));
}

Cell month_cell(const EarlyWarning& warning, std::size_t month) {
  return Cell::text(record::month_text(warning.first + static_cast<std::int64_t>(month)));
}

Table states(const EarlyWarning& warning, const Messages& t) {
  Table table{"states",
              {{"series"},
               {"name", For::people},
               {"state"},
               {"period"},
               {"persons"},
               {"expected"},
               {"low"},
               {"high"},
               {"late"}},
              {}};
  for (const Corridor& corridor : warning.corridors) {
    const auto& said = corridor.newest.said;
    const auto reading = [&](double level) {
      return said ? persons(said->outlook.quantile(level), t) : Cell::missing();
    };
    table.add({short_cell(corridor.flow.subject), Cell::text(corridor.flow.name.text),
               word("standing", standings[static_cast<std::size_t>(corridor.newest.standing)], t),
               corridor.last ? month_cell(warning, *corridor.last) : Cell::missing(),
               corridor.last ? persons(corridor.series.values[*corridor.last], t) : Cell::missing(),
               reading(0.5), reading(0.025), reading(0.975),
               corridor.last ? Cell::number(static_cast<std::uint64_t>(corridor.late))
                             : Cell::missing()});
  }
  return table;
}

Table outlook(const EarlyWarning& warning, const Messages& t) {
  Table table{"outlook",
              {{"series"},
               {"issued"},
               {"period"},
               {"q025"},
               {"q10"},
               {"q25"},
               {"q50"},
               {"q75"},
               {"q90"},
               {"q975"}},
              {}};
  for (const Corridor& corridor : warning.corridors)
    for (const IssuedForecast& next : corridor.record.next) {
      std::vector<Cell> row{short_cell(corridor.flow.subject), month_cell(warning, next.origin),
                            month_cell(warning, next.target())};
      for (const double level : {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975})
        row.push_back(persons(next.outlook.quantile(level), t));
      table.add(std::move(row));
    }
  return table;
}

Table skill(const EarlyWarning& warning, const Messages& t) {
  Table table{"skill",
              {{"series"},
               {"ahead"},
               {"forecasts"},
               {"error"},
               {"naive_error"},
               {"seasonal_error"},
               {"beats_naive"},
               {"within80"},
               {"within95"}},
              {}};
  for (const Corridor& corridor : warning.corridors)
    for (const auto& at : corridor.record.skill) {
      if (at.forecasts == 0) continue;
      table.add({short_cell(corridor.flow.subject), Cell::number(at.ahead),
                 Cell::number(at.forecasts), persons(at.error, t), persons(at.naive_error, t),
                 persons(at.seasonal_error, t), Cell::flag(at.beats_naive(), t),
                 share({at.within_80, at.forecasts}, t), share({at.within_95, at.forecasts}, t)});
    }
  return table;
}

Table past(const EarlyWarning& warning, const Messages& t) {
  Table table{"record",
              {{"series"}, {"period"}, {"issued"}, {"low80"}, {"high80"}, {"persons"}, {"hit"}},
              {}};
  for (const Corridor& corridor : warning.corridors)
    for (const IssuedForecast& issued : corridor.record.past) {
      if (issued.ahead != 1 || !issued.actual) continue;
      const auto [low, high] = issued.outlook.interval(0.8);
      table.add({short_cell(corridor.flow.subject), month_cell(warning, issued.target()),
                 month_cell(warning, issued.origin), persons(low, t), persons(high, t),
                 persons(*issued.actual, t),
                 Cell::flag(low <= *issued.actual && *issued.actual <= high, t)});
    }
  return table;
}

}  // namespace

answer::Answer backtest_answer(const record::View& view, const EarlyWarning& warning,
                               const Messages& t) {
  answer::Answer answer;
  answer.question = "early-warning";
  answer.title = t("early-warning.title");
  answer.how = analysis::computed(view, "rule.early-warning", {"received", "break", "upstream"});
  answer.tables = {states(warning, t), outlook(warning, t), skill(warning, t), past(warning, t)};
  return answer;
}

}  // namespace acta::cli
