#pragma once

#include <cstdint>
#include <vector>

#include "register/view.h"

namespace acta::analysis {

// What was recorded of one subject at one instant, which is one thing to tell a reader of a feed.
struct RecentChange {
  const record::Subject* subject = nullptr;
  Instant recorded;
  std::vector<const record::Claim*> claims;  // in the order of their entries

  std::uint64_t first() const { return claims.front()->number; }
  std::uint64_t last() const { return claims.back()->number; }
};

struct RecentQuestion {
  const record::Subject* about = nullptr;  // it, what names it, and what is promised by or to it
  std::uint64_t after = 0;                 // only what comes after this entry
  std::uint64_t before = 0;                // only what begins before this entry; 0: all
  std::size_t most = 50;
};

// The newest first. What only sets up the process (words, codes, kinds) is left out.
std::vector<RecentChange> recent_changes(const record::View& view, const RecentQuestion& asked);

}  // namespace acta::analysis
