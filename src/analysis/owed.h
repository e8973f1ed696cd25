#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/progress.h"
#include "analysis/tracks.h"

namespace acta::analysis {

// What one state owes of one promise, and what is said of it on the three tracks.
struct OwedAccount {
  std::shared_ptr<const Undertaking> of;
  Progress progress = Progress::not_reported;  // of the promise, by any source
  const record::Subject* through = nullptr;  // the mechanism as whose member; null: it promised it
  std::optional<Date> deadline;
  bool overdue = false;  // its day has passed, and the state neither reports it done nor gave it up

  bool is_silent() const;  // nobody says anything of it, on any track
};
using OwedAccounts = std::vector<OwedAccount>;

// Of these commitments, in the order of `undertakings`, which are theirs: of one country, or (null)
// of every state behind them.
OwedAccounts accounts_of(const record::View& view, const CommitmentList& commitments,
                         std::vector<std::shared_ptr<const Undertaking>> undertakings,
                         const record::Subject* country);
// The same, read from the record.
OwedAccounts accounts_of(const record::View& view, const CommitmentList& commitments,
                         const record::Subject* country, std::string_view language);

// What a mechanism promised of which the country is a member, and the country did not promise
// itself: by mechanism, each commitment once. `promised_by` gives what a mechanism promised.
struct OwedThrough {
  const record::Subject* mechanism = nullptr;
  CommitmentList commitments;
};
std::vector<OwedThrough> owed_as_member(
    const record::View& view, const record::Subject& country,
    const std::function<CommitmentList(const record::Subject& mechanism)>& promised_by);

}  // namespace acta::analysis
