#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "register/draft.h"

namespace acta::procedure {

// Drafts as text to be kept beside the ledger (JSON, an array of objects with a member for each
// field that says something), and back. Places are kept too: an error names them later. What is no
// such text is a Defect: nobody but we writes it.
std::string text_of(const std::vector<record::ClaimDraft>& drafts);
std::vector<record::ClaimDraft> drafts_in(std::string_view text);

}  // namespace acta::procedure
