#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "warning/forecast_scores.h"

namespace acta::cli {

// What `acta warn forecast --csv` writes: columns id, h, mean, and as far as they are there lo80,
// hi80, lo95, hi95. Errors with "file:line:column": a missing column, a cell that is no number, an
// h that is not a whole number from 1, the same id and h twice, a limit without the other one or
// above it.
Checked<std::vector<warning::ScoredForecast>> read_forecast_rows(std::string_view text,
                                                                 std::string_view file);

}  // namespace acta::cli
