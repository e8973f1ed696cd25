#pragma once

#include <vector>

#include "base/result.h"
#include "register/draft.h"
#include "register/view.h"

namespace acta::procedure {

// A request for reports says which body asks, and it is mapped to an indicator that means the same:
// where definition, unit or frequency are stated on both sides and differ, the difference is
// written down, or the mapping is refused. Drafts are looked at together with what the record holds
// already.
//
// error.request.body, error.request.difference (value: what differs; hint: the indicator's own).
Errors unfit_requests(const std::vector<record::ClaimDraft>& drafts, const record::View& newest);

}  // namespace acta::procedure
