#pragma once

#include "answer/answer.h"
#include "register/flow_count.h"

// The questions about counts of movements.
namespace acta::answer {

// movements (what is counted, from when to when), movement_counts (every cell, with when it became
// known), files (received ones, oldest first).
Answer flows(const record::View& view, const record::FlowRecord& record, const Messages& t);

// From a period on everybody of a movement is perhaps counted otherwise, and nobody has said so.
struct SuggestedBreak {
  const record::FlowHistory* history;
  std::int64_t period;
};

// quality: what is late, missing, suppressed, rounded or zero, what was revised, known breaks, and
// suggested ones.
Answer flow_quality(const record::View& view, const record::FlowRecord& record,
                    const std::vector<SuggestedBreak>& suggested, const Messages& t);

}  // namespace acta::answer
