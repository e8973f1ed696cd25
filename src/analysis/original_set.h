#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "analysis/progress.h"

namespace acta::analysis {

// The commitments as they were first published, so that no denominator gets better by a promise
// that is weakened, withdrawn or added later: those that were recorded at once with the first of
// them (a load is recorded at one instant), with their words, actors, groups, deadlines and numbers
// as they stood then. What was reported of them counts as at the View; a promise that was withdrawn
// since stays among them.
struct OriginalSet {
  std::optional<Day> published;  // in UTC; nothing: there are none on record
  std::uint64_t entry = 0;       // at which the record speaks of them as it did then
  ProgressReport report;
  Parties amended, withdrawn;  // of them since; a correction is no amendment
  CommitmentList later;        // published after them: not among them
};

OriginalSet original_set(const record::View& view);

// The same of those that pass the filter.
OriginalSet only(const ProgressFilter& filter, const OriginalSet& all);

}  // namespace acta::analysis
