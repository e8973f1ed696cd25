#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/progress.h"
#include "analysis/tracks.h"
#include "site/page.h"

namespace acta::site {

// What one state owes of one promise, and what is said of it on the three tracks.
struct OwedAccount {
  std::shared_ptr<const analysis::Undertaking> of;
  analysis::Progress progress = analysis::Progress::not_reported;  // of the promise, by any source
  const record::Subject* through = nullptr;  // the mechanism as whose member; null: it promised it
  std::optional<Date> deadline;
  bool overdue = false;  // its day has passed, and nobody reports it done
};
using OwedAccounts = std::vector<OwedAccount>;

// Of these commitments, in their order: of one country, or (null) of every state behind them.
OwedAccounts accounts_of(const Context& context, const analysis::CommitmentList& commitments,
                         const record::Subject* country);

// What a mechanism promised of which the country is a member, and the country did not promise
// itself: by mechanism, each commitment once.
struct OwedThrough {
  const record::Subject* mechanism = nullptr;
  analysis::CommitmentList commitments;
};
std::vector<OwedThrough> owed_as_member(const Context& context, const record::Subject& country);

// owed: a row an account, with what the page says of it and by whom.
answer::Table owed_table(const Context& context, OwedAccounts accounts);

// Sentences on commitments, for lists of them: what is said of the account that one country owes,
// if anything is; where several owe one, how many reported.
using CommitmentNotes = std::map<const record::Subject*, Html>;
CommitmentNotes notes_on_one(const Context& context, const OwedAccounts& accounts);
CommitmentNotes notes_on_all(const Context& context, const OwedAccounts& accounts);

}  // namespace acta::site
