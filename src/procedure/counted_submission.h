#pragma once

#include "base/instant.h"
#include "procedure/intake.h"
#include "register/flow_count.h"
#include "store/location.h"

namespace acta::procedure {

// Submits claims of which one binds `counts` by their digest (exchange::delivery_draft). The counts
// are kept beside the ledger first and read only where that claim stands, so that a refusal or a
// crash between the two leaves nothing that anybody sees. Without counts it is intake.submit().
Checked<Outcome> submit_with_counts(Intake& intake, const store::Location& where,
                                    const Clock& clock, const Submission& submission,
                                    const record::FlowCounts& counts);

}  // namespace acta::procedure
