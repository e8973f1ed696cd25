#include "answer/early_warning.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "answer/dates.h"
#include "answer/names.h"
#include "answer/words.h"
#include "warning/surges.h"

namespace acta::answer {
namespace {

using warning::Corridor;
using warning::IssuedForecast;
using warning::Judgement;
using warning::Publication;
using warning::Said;
using For = Column::For;

constexpr std::array<std::string_view, 6> standings{"insufficient", "broken", "unforecast",
                                                    "ordinary",     "high",   "low"};

using Judgements = std::vector<const Judgement*>;

Cell month_cell(const Publication& publication, std::size_t month) {
  return Cell::text(record::month_text(publication.first + static_cast<std::int64_t>(month)));
}

Table states(const record::View& view, const Publication& publication, const Judgements& corridors,
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
               {"late"},
               {"says"},
               {"suspected_from", For::machines}},
              {}};
  for (const Judgement* const one : corridors) {
    const Corridor& corridor = one->corridor;
    const auto& said = corridor.newest.said;
    const auto reading = [&](double level) {
      return said ? persons_cell(said->outlook.quantile(level), t) : Cell::missing();
    };
    table.add(
        {short_cell(corridor.flow.subject),
         Cell::text(record::flow(view, *corridor.flow.subject, t.language()).name.text),
         word("standing", standing_of(corridor), t),
         corridor.last ? month_cell(publication, *corridor.last) : Cell::missing(),
         corridor.last ? persons_cell(corridor.series.values[*corridor.last], t) : Cell::missing(),
         reading(0.5), reading(0.025), reading(0.975),
         corridor.last ? Cell::number(static_cast<std::uint64_t>(corridor.late)) : Cell::missing(),
         word("silence", warning::name_of(one->silence), t),
         corridor.suspected ? month_cell(publication, *corridor.suspected) : Cell::missing()});
  }
  return table;
}

Table past(const Publication& publication, const Judgements& corridors, const Messages& t) {
  Table table{
      "record",
      {{"series"}, {"model"}, {"period"}, {"issued"}, {"low80"}, {"high80"}, {"persons"}, {"hit"}},
      {}};
  for (const Judgement* const one : corridors)
    for (const Said& said : one->models)
      for (const IssuedForecast& issued : said.record.past) {
        if (issued.ahead != 1 || !issued.actual) continue;
        const auto [low, high] = issued.outlook.interval(0.8);
        table.add({short_cell(one->corridor.flow.subject), word("model", said.model, t),
                   month_cell(publication, issued.target()), month_cell(publication, issued.origin),
                   persons_cell(low, t), persons_cell(high, t), persons_cell(*issued.actual, t),
                   Cell::flag(low <= *issued.actual && *issued.actual <= high, t)});
      }
  return table;
}

Table observed(const Judgements& corridors, const WarningScope& scope, const Messages& t) {
  Table table{"observed",
              {{"series"},
               {"period"},
               {"mark"},
               {"low"},
               {"high"},
               {"known", For::machines},
               {"revisions"}},
              {}};
  for (const Judgement* const one : corridors) {
    const Corridor* const corridor = &one->corridor;
    const auto& cells = corridor->cells;
    const std::size_t shown = std::min(scope.months.value_or(cells.size()), cells.size());
    for (std::size_t i = cells.size() - shown; i < cells.size(); ++i) {
      const record::FlowCount& count = cells[i].count;
      const bool figure = count.mark != record::FlowCount::Mark::missing;
      const auto bound = [&](std::int64_t value) {
        return figure ? persons_cell(static_cast<double>(value), t) : Cell::missing();
      };
      table.add({short_cell(corridor->flow.subject),
                 Cell::text(record::month_text(record::month_number(count.period))),
                 word("flow-mark", name_of(count.mark), t), bound(count.low), bound(count.high),
                 instant_cell(cells[i].known->recorded), Cell::number(cells[i].revisions())});
    }
  }
  return table;
}

Table announcements(const Judgements& corridors) {
  Table table{
      "announcements", {{"series"}, {"judged"}, {"hits"}, {"false_alarms"}, {"missed"}}, {}};
  for (const Judgement* const one : corridors) {
    const Corridor* const corridor = &one->corridor;
    const auto surges = warning::surge_record(corridor->expected, corridor->record);
    table.add({short_cell(corridor->flow.subject), Cell::number(surges.judged.size()),
               Cell::number(surges.hits), Cell::number(surges.false_alarms),
               Cell::number(surges.misses)});
  }
  return table;
}

Table surges(const Publication& publication, const Judgements& corridors, const Messages& t) {
  Table table{
      "surges", {{"series"}, {"period"}, {"rise_from"}, {"chance"}, {"persons"}, {"outcome"}}, {}};
  for (const Judgement* const one : corridors) {
    const Corridor* const corridor = &one->corridor;
    for (const auto& month : warning::surge_record(corridor->expected, corridor->record).judged) {
      if (!month.announced() && !month.came()) continue;
      const std::string_view outcome = !month.came()       ? "false-alarm"
                                       : month.announced() ? "hit"
                                                           : "missed";
      const auto percent = static_cast<std::uint64_t>(std::lround(month.chance * 100));
      table.add({short_cell(corridor->flow.subject), month_cell(publication, month.month),
                 persons_cell(month.threshold, t), share({percent, 100}, t),
                 persons_cell(month.count, t), word("surge", outcome, t)});
    }
  }
  return table;
}

Judgements chosen(const Publication& publication, const record::Subject* flow) {
  Judgements chosen;
  for (const Judgement& one : publication.corridors)
    if (!flow || one.corridor.flow.subject == flow) chosen.push_back(&one);
  return chosen;
}

}  // namespace

std::string_view standing_of(const Corridor& corridor) {
  if (!corridor.last) return "none";
  return standings[static_cast<std::size_t>(corridor.newest.standing)];
}

Table outlook_table(const Publication& publication, const Messages& t,
                    const record::Subject* flow) {
  constexpr std::array<double, 7> shown{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};
  Table table{"outlook",
              {{"series"},
               {"model"},
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
  for (const Judgement* const one : chosen(publication, flow))
    for (const Said& said : one->models)
      for (const IssuedForecast& next : said.record.next) {
        std::vector<Cell> row{short_cell(one->corridor.flow.subject), word("model", said.model, t),
                              month_cell(publication, next.origin),
                              month_cell(publication, next.target())};
        for (const double level : shown)
          row.push_back(persons_cell(next.outlook.quantile(level), t));
        table.add(std::move(row));
      }
  return table;
}

Table partial_table(const Publication& publication, const Messages& t,
                    const record::Subject* flow) {
  Table table{
      "partial", {{"series"}, {"period"}, {"so_far"}, {"in_the_end"}, {"low"}, {"high"}}, {}};
  for (const Judgement* const one : chosen(publication, flow))
    for (const auto& [month, final] : one->corridor.provisional) {
      const auto [low, high] = final.interval(0.95);
      table.add({short_cell(one->corridor.flow.subject), month_cell(publication, month),
                 persons_cell(one->corridor.series.values[month], t),
                 persons_cell(final.median(), t), persons_cell(low, t), persons_cell(high, t)});
    }
  return table;
}

Answer early_warning(const record::View& view, const Publication& publication, const Messages& t,
                     const WarningScope& scope) {
  const Judgements corridors = chosen(publication, scope.flow);
  Answer answer;
  answer.question = "early-warning";
  answer.title = t("early-warning.title");
  answer.how =
      analysis::computed(view, "rule.early-warning", {"received", "break", "no_break", "upstream"});
  answer.tables = {
      states(view, publication, corridors, t), outlook_table(publication, t, scope.flow),
      observed(corridors, scope, t),           partial_table(publication, t, scope.flow),
      past(publication, corridors, t),         announcements(corridors),
      surges(publication, corridors, t)};
  return answer;
}

}  // namespace acta::answer
