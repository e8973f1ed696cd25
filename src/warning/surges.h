#pragma once

#include <cstddef>
#include <vector>

#include "warning/track_record.h"

namespace acta::warning {

// Whether rises had been seen coming. A surge is a month of at least 1.3 times the mean of the
// three known months before it was forecast, and of 200 or more; it was announced where the
// forecast gave that a chance of one half or more, from which a country downstream is alerted
// (AlertRule). A month is judged where these three are known and none of the four is counted
// otherwise than the others.
struct SurgeMonth {
  std::size_t month = 0;
  double threshold = 0;  // from which on it is a surge
  double chance = 0;     // that had been given to one
  double count = 0;      // what came
  bool announced() const;
  bool came() const { return count >= threshold; }
};

struct SurgeRecord {
  std::vector<SurgeMonth> judged;  // oldest first
  std::size_t hits = 0, misses = 0, false_alarms = 0;
};

SurgeRecord surge_record(const TrackedSeries& series, const TrackRecord& record,
                         std::size_t ahead = 1);

}  // namespace acta::warning
