#pragma once

#include "answer/table.h"
#include "warning/kept_forecasts.h"

namespace acta::cli {

// kept: forecasts as they were issued, when, and what came.
answer::Table kept_table(const std::vector<warning::KeptForecast>& kept, const Messages& t);

}  // namespace acta::cli
