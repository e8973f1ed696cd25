#pragma once

#include "register/records/participation.h"
#include "site/page.h"

namespace acta::site {

// Of a promise of several, or that somebody left: what each does of it, how much, how far each
// reports to be, and until when it stood behind it. Empty for a promise of one who stands by it.
Html draw_participants(const Context& context, const record::Subject& commitment);

// party, actor_role, share, unit, reported_status, left_on, one row a party.
answer::Table participants_table(const Context& context, const record::Subject& commitment);

// "The last who stood behind it left on 3 May 2026."; empty where somebody does.
std::string orphaned_in_words(const Context& context, const record::Subject& commitment);

}  // namespace acta::site
