#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/warn/series_rows.h"

namespace acta::cli {

// One line of what `acta warn forecast --csv` writes.
struct ScoredForecast {
  std::string id;
  std::size_t h = 1;
  double mean = 0;
  struct Limits {
    double low, high;
  };
  std::optional<Limits> middle, wide;  // 80 %, 95 %
};

// Columns id, h, mean, and as far as they are there lo80, hi80, lo95, hi95. Errors with
// "file:line:column": a missing column, a cell that is no number, an h that is not a whole number
// from 1, the same id and h twice, a limit without the other one or above it.
Checked<std::vector<ScoredForecast>> read_scored_forecasts(std::string_view text,
                                                           std::string_view file);

// The mean scores of one horizon, or of all (h = 0); NaN is "cannot be told".
struct ScoreRow {
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::size_t h = 0;
  std::size_t forecasts = 0;  // that were scored
  double mae = unknown, smape = unknown, mase = unknown, owa = unknown, wis = unknown,
         log_wis = unknown, cover80 = unknown, cover95 = unknown, msis = unknown;
};

struct Scoring {
  std::vector<ScoreRow> rows;  // by horizon, then all
  std::size_t without_actual = 0;
};

// The value h of an actual series is what came true h periods ahead. MASE, MSIS and OWA need the
// series that the forecasts were made from, and leave out constant ones.
Scoring score_forecasts(const std::vector<ScoredForecast>& forecasts, const SeriesRows& actuals,
                        const SeriesRows& history, std::size_t period);

}  // namespace acta::cli
