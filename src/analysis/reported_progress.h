#pragma once

#include "analysis/progress.h"

namespace acta::analysis {

// As progress_of() of the commitment alone, and what the states behind it report counts too: the
// later of the two. A promise of several is done once each of them reports so; until then what some
// did of it is under way. Where an assessor says otherwise than the only state it is disputed. A
// report older than the reporting period counts no more.
CommitmentProgress progress_of(const record::View& view, record::Commitment commitment);

// Of the commitments as the record spoke of them at an earlier entry (`then`), with what is
// reported of them at `now`, on the same day.
ProgressReport progress_as_first_said(const record::View& then, const record::View& now);

}  // namespace acta::analysis
