#include "answer/early_warning.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "answer/words.h"
#include "warning/surges.h"

namespace acta::answer {
namespace {

using warning::Corridor;
using warning::EarlyWarning;
using warning::IssuedForecast;
using For = Column::For;

constexpr std::array<std::string_view, 6> standings{"insufficient", "broken", "unforecast",
                                                    "ordinary",     "high",   "low"};

using Corridors = std::vector<const Corridor*>;

// A count to come is no more precise than a person.
Cell persons(double value, const Messages& t) {
  const auto whole = static_cast<std::int64_t>(std::llround(value));
  return Cell::digits(std::to_string(whole), t.number(static_cast<double>(whole), 0));
}

Cell month_cell(const EarlyWarning& warning, std::size_t month) {
  return Cell::text(record::month_text(warning.first + static_cast<std::int64_t>(month)));
}

Table states(const record::View& view, const EarlyWarning& warning, const Corridors& corridors,
             const Messages& t) {
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
  for (const Corridor* const one : corridors) {
    const Corridor& corridor = *one;
    const auto& said = corridor.newest.said;
    const auto reading = [&](double level) {
      return said ? persons(said->outlook.quantile(level), t) : Cell::missing();
    };
    table.add({short_cell(corridor.flow.subject),
               Cell::text(record::flow(view, *corridor.flow.subject, t.language()).name.text),
               word("standing", standing_of(corridor), t),
               corridor.last ? month_cell(warning, *corridor.last) : Cell::missing(),
               corridor.last ? persons(corridor.series.values[*corridor.last], t) : Cell::missing(),
               reading(0.5), reading(0.025), reading(0.975),
               corridor.last ? Cell::number(static_cast<std::uint64_t>(corridor.late))
                             : Cell::missing()});
  }
  return table;
}

Table outlook(const EarlyWarning& warning, const Corridors& corridors, const Messages& t) {
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
  for (const Corridor* const corridor : corridors)
    for (const IssuedForecast& next : corridor->record.next) {
      std::vector<Cell> row{short_cell(corridor->flow.subject), month_cell(warning, next.origin),
                            month_cell(warning, next.target())};
      for (const double level : {0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975})
        row.push_back(persons(next.outlook.quantile(level), t));
      table.add(std::move(row));
    }
  return table;
}

Table skill(const Corridors& corridors, const Messages& t) {
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
  for (const Corridor* const corridor : corridors)
    for (const auto& at : corridor->record.skill) {
      if (at.forecasts == 0) continue;
      table.add({short_cell(corridor->flow.subject), Cell::number(at.ahead),
                 Cell::number(at.forecasts), persons(at.error, t), persons(at.naive_error, t),
                 persons(at.seasonal_error, t), Cell::flag(at.beats_naive(), t),
                 share({at.within_80, at.forecasts}, t), share({at.within_95, at.forecasts}, t)});
    }
  return table;
}

Table past(const EarlyWarning& warning, const Corridors& corridors, const Messages& t) {
  Table table{"record",
              {{"series"}, {"period"}, {"issued"}, {"low80"}, {"high80"}, {"persons"}, {"hit"}},
              {}};
  for (const Corridor* const corridor : corridors)
    for (const IssuedForecast& issued : corridor->record.past) {
      if (issued.ahead != 1 || !issued.actual) continue;
      const auto [low, high] = issued.outlook.interval(0.8);
      table.add({short_cell(corridor->flow.subject), month_cell(warning, issued.target()),
                 month_cell(warning, issued.origin), persons(low, t), persons(high, t),
                 persons(*issued.actual, t),
                 Cell::flag(low <= *issued.actual && *issued.actual <= high, t)});
    }
  return table;
}

Table observed(const Corridors& corridors, const WarningScope& scope, const Messages& t) {
  Table table{"observed",
              {{"series"},
               {"period"},
               {"mark"},
               {"low"},
               {"high"},
               {"known", For::machines},
               {"revisions"}},
              {}};
  for (const Corridor* const corridor : corridors) {
    const auto& cells = corridor->cells;
    const std::size_t shown = std::min(scope.months.value_or(cells.size()), cells.size());
    for (std::size_t i = cells.size() - shown; i < cells.size(); ++i) {
      const record::FlowCount& count = cells[i].count;
      const bool figure = count.mark != record::FlowCount::Mark::missing;
      const auto bound = [&](std::int64_t value) {
        return figure ? persons(static_cast<double>(value), t) : Cell::missing();
      };
      table.add({short_cell(corridor->flow.subject),
                 Cell::text(record::month_text(record::month_number(count.period))),
                 word("flow-mark", name_of(count.mark), t), bound(count.low), bound(count.high),
                 instant_cell(cells[i].known->recorded), Cell::number(cells[i].revisions)});
    }
  }
  return table;
}

Table announcements(const Corridors& corridors) {
  Table table{
      "announcements", {{"series"}, {"judged"}, {"hits"}, {"false_alarms"}, {"missed"}}, {}};
  for (const Corridor* const corridor : corridors) {
    const auto surges = warning::surge_record(corridor->series, corridor->record);
    table.add({short_cell(corridor->flow.subject), Cell::number(surges.judged.size()),
               Cell::number(surges.hits), Cell::number(surges.false_alarms),
               Cell::number(surges.misses)});
  }
  return table;
}

Table surges(const EarlyWarning& warning, const Corridors& corridors, const Messages& t) {
  Table table{
      "surges", {{"series"}, {"period"}, {"rise_from"}, {"chance"}, {"persons"}, {"outcome"}}, {}};
  for (const Corridor* const corridor : corridors)
    for (const auto& month : warning::surge_record(corridor->series, corridor->record).judged) {
      if (!month.announced() && !month.came()) continue;
      const std::string_view outcome = !month.came()       ? "false-alarm"
                                       : month.announced() ? "hit"
                                                           : "missed";
      const auto percent = static_cast<std::uint64_t>(std::lround(month.chance * 100));
      table.add({short_cell(corridor->flow.subject), month_cell(warning, month.month),
                 persons(month.threshold, t), share({percent, 100}, t), persons(month.count, t),
                 word("surge", outcome, t)});
    }
  return table;
}

}  // namespace

std::string_view standing_of(const Corridor& corridor) {
  if (!corridor.last) return "none";
  return standings[static_cast<std::size_t>(corridor.newest.standing)];
}

Answer early_warning(const record::View& view, const EarlyWarning& warning, const Messages& t,
                     const WarningScope& scope) {
  Corridors corridors;
  for (const Corridor& corridor : warning.corridors)
    if (!scope.flow || corridor.flow.subject == scope.flow) corridors.push_back(&corridor);
  Answer answer;
  answer.question = "early-warning";
  answer.title = t("early-warning.title");
  answer.how = analysis::computed(view, "rule.early-warning", {"received", "break", "upstream"});
  answer.tables = {states(view, warning, corridors, t), outlook(warning, corridors, t),
                   observed(corridors, scope, t),       skill(corridors, t),
                   past(warning, corridors, t),         announcements(corridors),
                   surges(warning, corridors, t)};
  return answer;
}

}  // namespace acta::answer
