#pragma once

#include "analysis/measures.h"
#include "answer/answer.h"

namespace acta::answer {

// measures (what states did, with its source and status), coded_pairs (act and commitment, as it
// stands), codings (every one, with its passages), agreement (of the coders, with the number of
// pairs).
Answer measures(const record::View& view, const analysis::MeasuresReport& report,
                const Messages& t);

}  // namespace acta::answer
