#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "warning/publication.h"
#include "warning/scores.h"

namespace acta::warning {

// How right each model has been on each corridor, with the simplest ones beside it (`theta`,
// `naive`: the last month again, `snaive`: the same month of last year), as found: every month of
// the past, forecast from what came before it, nothing fitted afterwards.

// Of one model so many months ahead. Naive figures are of the very same forecasts, so that rows of
// models that began at different times can be read beside each other.
struct ModelScore {
  std::string_view model;
  std::size_t ahead = 1, forecasts = 0;
  double error = 0, naive_error = 0;  // mean absolute
  double mase = 0;   // in units of the mean change over a year, up to each forecast
  double smape = 0;  // per cent
  double owa = 0;    // the mean of both over those of naive2 (forecast.h)
  double pinball = 0, wis = 0, log_wis = 0;
  std::size_t within_50 = 0, within_80 = 0, within_95 = 0;
  bool beats_naive() const { return error < naive_error; }
};

// Of one model as an announcer of rises (surges.h) so many months ahead.
struct RiseScore {
  std::string_view model;
  std::size_t ahead = 1;
  std::vector<Call> calls;
  std::size_t came = 0, hits = 0, false_alarms = 0;
};

// How early rises were announced: months between the first publication that announced one within
// three months, without a pause until it came, and its first month.
struct LeadTime {
  std::string_view model;
  std::size_t rises = 0, announced = 0;
  double months = 0;  // on average, of the announced ones
};

struct CorridorScores {
  const Corridor* corridor = nullptr;
  std::vector<ModelScore> scores;
  std::vector<RiseScore> rises;
  std::vector<LeadTime> leads;
};

std::vector<CorridorScores> route_backtest(const Publication& publication);

}  // namespace acta::warning
