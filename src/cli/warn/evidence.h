#pragma once

#include "cli/session.h"
#include "report/alert_card.h"

namespace acta::cli {

// An alert by its id, with the forecasts that it came from as they were issued: error.alert.unknown
// with those that there are, error.alert.evidence-lost.
Result<report::AlertEvidence> evidence_of(const record::View& desk, const std::string& id,
                                          const Session& session);
// The forecasts that were issued last; empty: none were.
Result<warning::IssuedRun> newest_run(const record::View& view, const Session& session);

}  // namespace acta::cli
