#pragma once

#include <optional>
#include <vector>

#include "analysis/computed.h"
#include "analysis/memberships.h"

namespace acta::analysis {

struct OverlapOptions {
  const record::Subject* with = nullptr;  // compared with all others; null: the centre
  std::vector<const record::Subject*> mechanisms = {};  // empty: all but reference groupings
  bool references = false;                              // reference groupings too
  MemberRule rule = {};
};

// Two mechanisms and whom they share. Shares are of the certain members.
struct Overlap {
  const record::Subject* mechanism = nullptr;
  const record::Subject* with = nullptr;
  Count members;       // of `mechanism`
  Count with_members;  // of `with`
  Count common;
  Ratio jaccard;            // common / members of either
  Ratio containment;        // common / members of `mechanism`
  Ratio with_containment;   // common / members of `with`
  std::size_t undated = 0;  // members of `mechanism` whose start nobody stated
  std::size_t with_undated = 0;
  Parties shared;           // certainly in both
  Parties shared_possibly;  // in both only if an uncertain date falls so
  Parties only_here;        // certainly in `mechanism` and not even possibly in `with`
  Parties only_with;
};

// "All 13 members of the Quito Process are in R4V."
struct Subset {
  const record::Subject* part = nullptr;
  const record::Subject* whole = nullptr;
  std::size_t members = 0;
  bool equal = false;  // told once, the lower id first
};

// "9 countries sit in exactly CAM, CSM, QP, R4V and LAD."
struct Combination {
  std::vector<const record::Subject*> mechanisms;  // in the order of their ids
  Parties certain;
  Parties possible;  // who would be in it if uncertain dates fell so; no certain ones
};

// An overlap that a source printed and that does not come out. It is compared on the View's day if
// the figure is of a period that holds it, else on the last day of that period.
struct PublishedFigure {
  const record::Subject* mechanism = nullptr;
  const record::Subject* with = nullptr;
  std::size_t printed = 0;
  Count computed;
  Day on;
  Parties left_out;  // whom one must leave out to get the printed figure, as somebody worked out
  const record::Claim* claim = nullptr;           // that prints it, with source and locator
  const record::Subject* disagreement = nullptr;  // where it is noted; null: nowhere
};

struct OverlapMatrix {
  const record::Subject* with = nullptr;           // null: the record names no centre
  std::vector<const record::Subject*> mechanisms;  // in the order of their ids, `with` included
  std::vector<Overlap> rows;                       // each but `with`, against `with`
  std::vector<Overlap> pairs;                      // each pair once, in the order of mechanisms
  std::vector<Subset> subsets;
  std::vector<Combination> combinations;  // by certain members, most first
  std::vector<PublishedFigure> differing;
  Computed how;
};

// Empty mechanisms stay in the matrix; their shares are not defined.
OverlapMatrix overlap(const record::View& view, const OverlapOptions& options = {});
OverlapMatrix overlap(const record::View& view, const Memberships& memberships,
                      const OverlapOptions& options = {});

}  // namespace acta::analysis
