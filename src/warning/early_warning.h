#pragma once

#include <cstdint>
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
  std::vector<record::FlowHistory::Cell> cells;  // as they were received, by month
  TrackedSeries series;
  TrackRecord record;
  NewestCount newest;
  std::optional<std::size_t> last;  // the newest known month; none: nothing is known
  std::int64_t late = 0;            // months that have ended since
};

struct EarlyWarning {
  std::int64_t first = 0;           // the month of index 0 (record::month_number)
  std::vector<Corridor> corridors;  // along the routes, downstream last
};

EarlyWarning early_warning(const record::View& view, const record::FlowRecord& flows,
                           const TrackOptions& options = {});

}  // namespace acta::warning
