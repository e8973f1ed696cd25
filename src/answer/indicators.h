#pragma once

#include <memory>
#include <vector>

#include "analysis/indicators.h"
#include "answer/answer.h"

namespace acta::answer {

using Listed = std::shared_ptr<const std::vector<const record::Subject*>>;

// indicators (each with its baseline), observations (all
// figures that sources state).
Answer indicators(const record::View& view, const Listed& indicators, const Listed& observations,
                  const Messages& t);

// values (one a place, group and period; a missing period is a row without a value), value_vintages
// (each value as it was first recorded and as it was revised, at both dates), targets (baseline and
// the three horizons), method_breaks.
Answer indicator(const record::View& view, const analysis::IndicatorReport& report,
                 const Messages& t);

}  // namespace acta::answer
