#include "warning/early_warning.h"

#include <algorithm>
#include <cmath>
#include <limits>

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

}  // namespace

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

  std::vector<TrackedSeries> all;
  for (const FlowHistory* const history : histories) {
    const record::MonthlyValues known = record::monthly_values(*history);
    Corridor corridor{history->flow, history->cells, {}, {}, {}, {}, 0};
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
    all.push_back(corridor.series);
    warning.corridors.push_back(std::move(corridor));
  }
  auto records = track_records(all, options);
  for (std::size_t i = 0; i < records.size(); ++i) {
    Corridor& corridor = warning.corridors[i];
    corridor.record = std::move(records[i]);
    corridor.newest = newest_count(corridor.series, corridor.record);
  }
  return warning;
}

}  // namespace acta::warning
