#pragma once

#include <memory>

#include "analysis/tracks.h"
#include "answer/answer.h"

namespace acta::answer {

// tracks (what states report, assessors assess and others show, a row a status; silence is
// counted), tracks_by_country, accounts (everything said, and every silence).
Answer tracks(const record::View& view, const std::shared_ptr<const analysis::TracksReport>& report,
              const Messages& t);

// differing: each account on which an assessor says otherwise than the state.
Table differing_accounts(const record::View& view, const analysis::TracksReport& report,
                         const Messages& t);

}  // namespace acta::answer
