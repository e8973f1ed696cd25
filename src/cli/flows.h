#pragma once

#include "cli/session.h"
#include "register/flow_count.h"

namespace acta::cli {

// The counts that the store holds beside its ledger, for whoever reads a view of it.
Result<record::CountsOf> stored_counts(const Session& session);

}  // namespace acta::cli
