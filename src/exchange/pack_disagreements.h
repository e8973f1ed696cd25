#pragma once

#include <vector>

#include "exchange/pack_rows.h"

namespace acta::exchange {

// What is in dispute, and what was found: disagreements.csv, whose empty cells are filled from the
// row with the same id in the data files that tables.csv says hold disagreements.
//
// Each becomes a subject disagreement/<id> whose two sides are claims: some that the data files
// make anyway (existing_a: "facts/FA02"), some that only this file makes (value_a). A resolution
// sets the losing side aside; both stay visible. Comes after all other drafts.
void read_disagreements(const PackFiles& files, const PackContext& context,
                        std::vector<record::ClaimDraft>& drafts, Errors& errors);

}  // namespace acta::exchange
