#pragma once

#include "analysis/progress.h"

namespace acta::analysis {

// The same as progress() without a filter, from such a report at another entry: on the same day
// only those commitments are read anew about which the two may differ.
ProgressReport progress_from(const ProgressReport& near, const record::View& view);

}  // namespace acta::analysis
