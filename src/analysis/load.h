#pragma once

#include <vector>

#include "analysis/computed.h"
#include "analysis/memberships.h"
#include "analysis/seats.h"

namespace acta::analysis {

// How many groups of a mechanism a party sits in, on the View's day.
struct PartyLoad {
  const record::Subject* party = nullptr;
  std::size_t groups = 0;  // it leads or takes part, surely
  std::size_t leads = 0;
  bool member = true;            // of the mechanism; others can hold seats too
  bool possible_member = false;  // only if an uncertain date falls so
  std::vector<std::string> in;   // ids of groups, also of those where an uncertain date decides
};

struct Load {
  const record::Subject* mechanism = nullptr;
  std::vector<PartyLoad> parties;  // heaviest first, then by id; members without a seat at the end
  std::size_t groups = 0;          // in all
  std::size_t lead_parties = 0;    // distinct parties that lead
  Computed how;
};

Load load(const record::View& view, const record::Subject& mechanism);
Load load(const record::View& view, const Memberships& memberships, const Seats& seats,
          const record::Subject& mechanism);

}  // namespace acta::analysis
