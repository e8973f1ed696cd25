#pragma once

#include <string>
#include <vector>

#include "analysis/load.h"
#include "analysis/memberships.h"
#include "analysis/overlap.h"
#include "analysis/seats.h"
#include "base/result.h"

namespace acta::analysis {

// One thing that would be different.
struct Change {
  enum class Kind : std::uint8_t {
    join,          // party becomes a full member of mechanism
    leave,         // party leaves mechanism, and its groups
    sit,           // party takes part in group
    stand_up,      // party leaves group
    add_group,     // mechanism gets group
    drop_group,    // mechanism ends group
    merge_groups,  // the members of `other` sit in `group`, and `other` ends
  };
  Kind kind = Kind::join;
  std::string mechanism;  // "LAD"
  std::string party;      // "SUR"
  std::string group;      // "LAD-AP01"
  std::string other;
  std::string place;  // for errors: "--join"
};

// A scenario: changes to a record as it stood at an entry. It is never written to the record.
struct Scenario {
  std::uint64_t base = 0;  // the entry it was made on
  std::vector<Change> changes;
};

// What analyses are asked about instead of the View.
struct Facts {
  Memberships memberships;
  Seats seats;
};
Facts facts(const record::View& view);

// All changes or none: refused where one names what is not there, changes nothing (joins what it
// is in, leaves what it is not in), or contradicts another.
Checked<Facts> apply(const record::View& view, Facts facts, const std::vector<Change>& changes);

struct OverlapDifference {
  Overlap before;
  Overlap after;
};
struct LoadDifference {
  const record::Subject* party = nullptr;
  PartyLoad before;
  PartyLoad after;
};

struct WhatIf {
  std::vector<Change> changes;
  bool stale = false;  // the record has grown since the scenario was made: rebase it
  OverlapMatrix before;
  OverlapMatrix after;                      // marked as a scenario
  std::vector<OverlapDifference> overlaps;  // rows that differ
  Load load_before;
  Load load_after;
  std::vector<LoadDifference> loads;  // parties whose load differs
  Computed how;
};

Checked<WhatIf> what_if(const record::View& view, const Scenario& scenario,
                        const OverlapOptions& options = {});

}  // namespace acta::analysis
