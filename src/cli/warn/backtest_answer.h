#pragma once

#include "answer/answer.h"
#include "warning/early_warning.h"

namespace acta::cli {

// states (how each newest count stands to what was forecast of it), outlook (what is likely to
// come, as quantiles), skill (by months ahead, beside the two simplest rules), record (every month,
// what had been said of it one month before, and what came).
answer::Answer backtest_answer(const record::View& view, const warning::EarlyWarning& warning,
                               const Messages& t);

}  // namespace acta::cli
