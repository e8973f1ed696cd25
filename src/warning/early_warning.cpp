#include "warning/early_warning.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "warning/provisional.h"
#include "warning/suspected_break.h"

namespace acta::warning {
namespace {

using record::FlowHistory;

bool shown(const FlowHistory& history) {
  return history.nationality.empty() && history.flow.frequency == "month" &&
         history.flow.release == "public";
}

// Upstream before downstream; else as the record lists them. A circle is cut where it was begun.
std::vector<const FlowHistory*> along_the_routes(const record::FlowRecord& flows) {
  std::vector<const FlowHistory*> left, ordered;
  for (const FlowHistory& history : flows.flows)
    if (shown(history)) left.push_back(&history);
  const auto waits = [&](const FlowHistory* one) {
    return std::any_of(left.begin(), left.end(), [&](const FlowHistory* other) {
      return other != one && other->flow.subject == one->flow.upstream;
    });
  };
  // A route is told to its end before the next one begins.
  while (!left.empty()) {
    auto next = std::find_if(left.begin(), left.end(), [&](const FlowHistory* one) {
      return !ordered.empty() && one->flow.upstream == ordered.back()->flow.subject;
    });
    if (next == left.end())
      next = std::find_if(left.begin(), left.end(), [&](const auto* one) {
        return !waits(one) && std::any_of(left.begin(), left.end(), [&](const auto* other) {
          return other->flow.upstream == one->flow.subject;
        });
      });
    if (next == left.end())
      next = std::find_if(left.begin(), left.end(), [&](const auto* one) { return !waits(one); });
    if (next == left.end()) next = left.begin();
    ordered.push_back(*next);
    left.erase(next);
  }
  return ordered;
}

// What is not all in, taken at a level of what it will be.
TrackedSeries taken_at(const Corridor& corridor, double level) {
  TrackedSeries series = corridor.series;
  for (const auto& [month, final] : corridor.provisional) {
    series.values[month] = final.quantile(level);
    series.provisional = std::min(series.provisional, month);
  }
  return series;
}

std::vector<TrackRecord> records_of(const std::vector<Corridor>& corridors,
                                    const TrackOptions& options) {
  std::vector<TrackedSeries> all;
  all.reserve(corridors.size());
  for (const Corridor& corridor : corridors) {
    all.push_back(corridor.expected);
    if (!corridor.provisional.empty())
      for (const double level : case_levels)
        all.back().cases.push_back(taken_at(corridor, level).values);
  }
  return track_records(all, options);
}

std::optional<std::size_t> suspicion(const Corridor& corridor, std::int64_t first) {
  constexpr auto every = record::Frequency::month;
  for (const std::size_t at : suspected_breaks(corridor.series.values, record::season_of(every)))
    if (!answered(corridor.flow, every, first + static_cast<std::int64_t>(at))) return at;
  return std::nullopt;
}

}  // namespace

const Predictive* Corridor::final(std::size_t month) const {
  const auto found = provisional.find(month);
  return found == provisional.end() ? nullptr : &found->second;
}

std::optional<double> Corridor::p_of(const IssuedForecast& said) const {
  if (said.actual) return said.outlook.p_value(*said.actual);
  const Predictive* const what = final(said.target());
  const bool broken =
      std::any_of(series.breaks.begin(), series.breaks.end(),
                  [&](std::size_t month) { return month > said.origin && month <= said.target(); });
  if (!what || broken) return std::nullopt;
  return said.outlook.p_value(*what);
}

EarlyWarning early_warning(const record::View& view, const record::FlowRecord& flows,
                           const TrackOptions& options) {
  EarlyWarning warning;
  const std::int64_t ended = record::month_number(view.valid()) - 1;
  const auto histories = along_the_routes(flows);
  warning.first = ended;
  for (const FlowHistory* const history : histories)
    if (!history->cells.empty())
      warning.first =
          std::min(warning.first, record::month_number(history->cells.front().count.period));

  for (const FlowHistory* const history : histories) {
    const record::MonthlyValues known = record::monthly_values(*history);
    Corridor corridor;
    corridor.flow = history->flow;
    corridor.cells = history->cells;
    std::erase_if(corridor.cells, [&](const FlowHistory::Cell& cell) {
      return record::month_number(cell.count.period) > ended;
    });
    for (std::size_t i = 0; i < known.values.size(); ++i) {
      const std::int64_t month = known.first + static_cast<std::int64_t>(i);
      if (month > ended || std::isnan(known.values[i])) continue;
      const auto at = static_cast<std::size_t>(month - warning.first);
      corridor.series.values.resize(at + 1, std::numeric_limits<double>::quiet_NaN());
      corridor.series.values[at] = known.values[i];
      corridor.last = at;
      corridor.late = ended - month;
    }
    for (const record::Flow::Break& broken : history->flow.breaks)
      if (const std::int64_t month = record::month_number(broken.from); month >= warning.first)
        corridor.series.breaks.push_back(static_cast<std::size_t>(month - warning.first));
    for (const ProvisionalMonth& month : provisional_months(*history, ended))
      corridor.provisional[static_cast<std::size_t>(month.month - warning.first)] = month.final;
    corridor.expected = taken_at(corridor, 0.5);
    corridor.suspected = suspicion(corridor, warning.first);
    warning.corridors.push_back(std::move(corridor));
  }
  auto records = records_of(warning.corridors, options);
  for (std::size_t i = 0; i < records.size(); ++i) {
    Corridor& corridor = warning.corridors[i];
    corridor.record = std::move(records[i]);
    corridor.newest = newest_count(corridor.expected, corridor.record,
                                   corridor.last ? corridor.final(*corridor.last) : nullptr);
  }
  return warning;
}

}  // namespace acta::warning
