#pragma once

#include <vector>

#include "analysis/overlap.h"

namespace acta::analysis {

// The printed overlaps with the process's centre that do not come out, for the mechanisms of the
// matrix. A pack says where it keeps them: property `overlap_series` of the process names a series
// of observations whose `geo` is the mechanism compared with the centre.
std::vector<PublishedFigure> differing_figures(const record::View& view,
                                               const OverlapMatrix& matrix, MemberRule rule);

}  // namespace acta::analysis
