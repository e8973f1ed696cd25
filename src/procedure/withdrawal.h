#pragma once

#include <string>

#include "register/claim.h"
#include "register/draft.h"

namespace acta::procedure {

// Takes a claim back with nothing in its place, said by the same party in the same source unless
// the caller says otherwise. It has no key: the submitter's own name stays with what was said.
// `place` is where the claim was named: "ENTRY", "deadline".
record::ClaimDraft withdrawal(const record::Claim& claim, std::string reason, const char* place);

}  // namespace acta::procedure
