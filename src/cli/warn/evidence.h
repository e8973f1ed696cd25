#pragma once

#include "cli/session.h"
#include "report/alert_card.h"

namespace acta::cli {

// An alert by its id, with the forecasts that it came from as they were issued: error.alert.unknown
// with those that there are, error.alert.evidence-lost.
Result<report::AlertEvidence> evidence_of(const record::View& desk, const std::string& id,
                                          const Session& session);

}  // namespace acta::cli
