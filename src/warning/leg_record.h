#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "warning/corridor.h"
#include "warning/track_record.h"

namespace acta::warning {

// The forecasts of one leg of a route by what passes the country before (corridor.h), with how
// right they have been: the same shape as track_records(), so that the two stand side by side.
//
//   leg: everybody first, then each nationality that both countries count; months share a calendar.
//   breaks: of the first series; a month across one is not scored.
struct LegOptions {
  std::size_t horizon = 3;  // months; further ahead nothing beats the naive forecast
  std::size_t period = 12;
  bool edge = false;  // upstream's newest month is later than the newest one here
  // From this month on counts are not all in: nothing is scored by them.
  std::size_t provisional = std::numeric_limits<std::size_t>::max();
};

// What moves a forecast from the newest count, in steps of the logarithm: "upstream-change" +0.42.
// The largest first; together they are the change.
struct Term {
  std::string_view what;
  double change = 0;
};

struct LegRecord {
  TrackRecord record;     // of everybody
  std::vector<Term> why;  // of the next month
};
LegRecord leg_record(std::span<const CorridorSeries> leg, std::span<const std::size_t> breaks,
                     const LegOptions& options);

}  // namespace acta::warning
