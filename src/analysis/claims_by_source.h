#pragma once

#include <cstdint>
#include <unordered_map>

#include "register/view.h"

namespace acta::analysis {

// How many of the claims that stand were found in each source, whatever their dates: the same on
// every day.
struct ClaimsBySource {
  std::uint64_t at = 0;                                            // entry
  std::unordered_map<const record::Subject*, std::size_t> counts;  // of sources with any
};

ClaimsBySource claims_by_source(const record::View& view);
// The same, from what was counted of that record at another entry: only claims are looked at that
// were recorded between the two, and those in whose place they stepped.
ClaimsBySource claims_by_source(const record::View& view, const ClaimsBySource& near);

}  // namespace acta::analysis
