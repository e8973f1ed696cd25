#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "warning/forecast.h"
#include "warning/predictive.h"

namespace acta::warning {

// A forecast and how right the same method has been: every month of the past is forecast from what
// came before it, beside what the two simplest rules would have said. Intervals are made of the
// errors of all series that were known by then (ConformalPool), of log(count + 10) in units of the
// series' recent volatility, so that they narrow and widen with the flow. Nothing is fitted
// afterwards.
//
// Series share a calendar: index i is the same month in all of them. NaN is not known.
struct TrackedSeries {
  std::vector<double> values;
  std::vector<std::size_t> breaks;  // from these months on it is counted otherwise
  // From this month on counts are not all in: forecast from, but never scored by.
  std::size_t provisional = std::numeric_limits<std::size_t>::max();
  // All values again, in each of several cases that are as likely as the others of what is not all
  // in: what is likely to come is the mixture of what would be.
  std::vector<std::vector<double>> cases = {};
};

struct TrackOptions {
  Method method = Method::mean;
  std::size_t period = 12;
  std::size_t horizon = 6;
};

struct IssuedForecast {
  std::size_t origin = 0;               // the last month that was known
  std::size_t ahead = 1;                // months after it
  double naive = 0;                     // the value of the origin
  std::optional<double> seasonal = {};  // that of the same month a year before the target
  Predictive outlook = {};
  std::optional<double> actual = {};  // none: not known, or a break lies between: it is not scored
  std::size_t target() const { return origin + ahead; }
};

struct SkillAtHorizon {
  std::size_t ahead = 1;
  std::size_t forecasts = 0;  // scored ones that both simple rules can be set beside
  double error = 0, naive_error = 0, seasonal_error = 0;  // mean absolute errors
  double wis = 0;                                         // mean, on the scale of log(1 + x)
  std::size_t within_80 = 0, within_95 = 0;
  bool beats_naive() const { return forecasts > 0 && error < naive_error; }
};

// Of the past forecasts that are known to have come true or not.
SkillAtHorizon skill_at(std::span<const IssuedForecast> past, std::size_t ahead);

struct TrackRecord {
  bool enough = false;               // least_history known values; else nothing of the below
  std::vector<IssuedForecast> past;  // by origin, then by months ahead
  std::vector<IssuedForecast> next;  // from the last known month on; nothing is known of it yet
  std::vector<SkillAtHorizon> skill;
};

// Months ahead up to which it is closer than both simple rules, without a gap: beyond them a
// forecast is drawn and said to be worth nothing; 0: it is worth nothing at all, and nobody is
// alerted by it.
std::size_t months_of_skill(const TrackRecord& record);

// One for each series. A forecast is issued from a month that is known, with least_history known
// months up to it.
std::vector<TrackRecord> track_records(std::span<const TrackedSeries> series,
                                       const TrackOptions& options = {});

// How a newest count stands to what had been said of it one month before.
enum class Standing : std::uint8_t {
  insufficient,  // history
  broken,        // counted otherwise since; a break is no surge
  unforecast,    // the month before is not known
  ordinary,
  high,  // beyond 39 of 40
  low,
};
struct NewestCount {
  Standing standing = Standing::insufficient;
  std::size_t month = 0;
  std::optional<IssuedForecast> said = {};
};
// `final`: what it will be, where it is not all in; else null.
NewestCount newest_count(const TrackedSeries& series, const TrackRecord& record,
                         const Predictive* final = nullptr);

}  // namespace acta::warning
