#pragma once

#include <map>
#include <vector>

#include "analysis/owed.h"
#include "site/page.h"

namespace acta::site {

using analysis::OwedAccount;
using analysis::OwedAccounts;
using analysis::OwedThrough;

// analysis/owed.h, at the newest dates out of what was found ahead.
OwedAccounts accounts_of(const Context& context, const analysis::CommitmentList& commitments,
                         const record::Subject* country);
std::vector<OwedThrough> owed_as_member(const Context& context, const record::Subject& country);

// owed: a row an account, with what the page says of it and by whom.
answer::Table owed_table(const Context& context, OwedAccounts accounts);

// Sentences on commitments, for lists of them: what is said of the account that one country owes,
// if anything is; where several owe one, how many reported.
using CommitmentNotes = std::map<const record::Subject*, Html>;
CommitmentNotes notes_on_one(const Context& context, const OwedAccounts& accounts);
CommitmentNotes notes_on_all(const Context& context, const OwedAccounts& accounts);

}  // namespace acta::site
