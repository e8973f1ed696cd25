#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace acta::warning {

// What was said of a series h periods ahead.
struct ScoredForecast {
  std::string id;
  std::size_t h = 1;
  double mean = 0;
  struct Limits {
    double low, high;
  };
  std::optional<Limits> middle, wide;  // 80 %, 95 %
};

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

using SeriesByName = std::map<std::string_view, std::span<const double>>;  // oldest value first

// The value h of an actual series is what came true h periods ahead. MASE, MSIS and OWA need the
// series that the forecasts were made from, and leave out constant ones.
Scoring score_forecasts(const std::vector<ScoredForecast>& forecasts, const SeriesByName& actuals,
                        const SeriesByName& history, std::size_t period);

}  // namespace acta::warning
