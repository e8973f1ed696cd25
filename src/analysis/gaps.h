#pragma once

#include <vector>

#include "analysis/bridges.h"
#include "analysis/computed.h"
#include "analysis/crosswalk.h"

namespace acta::analysis {

// A country that leads groups on the same theme in two or more bodies. A theme is a package, or a
// pillar, with everything that is aligned with it.
struct SharedLead {
  const record::Subject* theme = nullptr;
  const record::Subject* party = nullptr;
  std::vector<const record::Subject*> committees;  // that it leads there, by id
};

// What the centre does that nobody else does, what others do and it does not, and where bodies
// could pass things to each other.
struct Gaps {
  std::vector<const record::Subject*> without_counterpart;  // packages: the centre's unique value
  // Packages of which a source says in words that nobody else covers them, whatever its own
  // comparison gives; each claim that says so, set aside or not.
  std::vector<const record::Claim*> said_to_stand_alone;
  std::vector<const record::Subject*> pillars_without_counterpart;
  std::vector<const record::Subject*> single_counterpart;  // packages that one group matches
  std::vector<const record::Subject*> not_examined;        // packages that nobody compared
  std::vector<UnmatchedGroup> not_covered;                 // topics elsewhere, not at the centre
  std::vector<UnmatchedGroup> not_placed;                  // groups that the source left out
  std::vector<const record::Subject*> pillars_without_package;
  std::vector<SharedLead> shared_leads;
  std::vector<Bridge> bridges;
  Computed how;
};

Gaps gaps(const record::View& view);

// Those of a crosswalk's packages of which a source says that nobody else has a counterpart.
std::vector<const record::Subject*> packages_without_counterpart(const Crosswalk& crosswalk);

}  // namespace acta::analysis
