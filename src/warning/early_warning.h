#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "register/flow_count.h"
#include "warning/track_record.h"

namespace acta::warning {

// All movements that are counted monthly and public, everybody together, on one calendar: what was
// counted, what is likely to come, and how right that has been. A function of the counts as they
// were known; months that had not ended on the day of the view are left out.
struct Corridor {
  record::Flow flow;
  std::vector<record::FlowHistory::Cell> cells;   // as they were received, by month
  TrackedSeries series;                           // as it was reported
  std::map<std::size_t, Predictive> provisional;  // months not all in: what they will be
  TrackedSeries expected;                         // with the middle of that in its place
  std::optional<std::size_t> suspected;  // perhaps counted otherwise from then on: nobody has said
  TrackRecord record;
  NewestCount newest;
  std::optional<std::size_t> last;  // the newest known month; none: nothing is known
  std::int64_t late = 0;            // months that have ended since

  const Predictive* final(std::size_t month) const;  // null: all of it is in, or nothing
  // How surprising what came was; none: it is not known, or counted otherwise.
  std::optional<double> p_of(const IssuedForecast& said) const;
};

struct EarlyWarning {
  std::int64_t first = 0;           // the month of index 0 (record::month_number)
  std::vector<Corridor> corridors;  // along the routes, downstream last
};

EarlyWarning early_warning(const record::View& view, const record::FlowRecord& flows,
                           const TrackOptions& options = {});

}  // namespace acta::warning
