#pragma once

#include <vector>

#include "answer/table.h"
#include "register/view.h"
#include "warning/route_backtest.h"

namespace acta::answer {

// How right each model was, beside the simplest ones: scores (by months ahead), rises (as an
// announcer of rises), leads (how early), reliability (of what was given a chance, how much came:
// one month ahead, all movements together). Of one movement, or all.
std::vector<Table> score_tables(const std::vector<warning::CorridorScores>& all, const Messages& t,
                                const record::Subject* flow = nullptr);

}  // namespace acta::answer
