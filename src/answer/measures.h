#pragma once

#include "analysis/leads_in_tension.h"
#include "analysis/measures.h"
#include "answer/answer.h"

namespace acta::answer {

// measures (what states did, with its source and status), coded_pairs (act and commitment, as it
// stands), codings (every one, with its passages), agreement (of the coders, with the number of
// pairs).
Answer measures(const record::View& view, const analysis::MeasuresReport& report,
                const Messages& t);

// leads (who leads a committee and has an act in tension in its theme), in the order of committees.
Answer leads_in_tension(const record::View& view, const std::vector<analysis::LeadInTension>& leads,
                        const Messages& t);

}  // namespace acta::answer
