#pragma once

#include <vector>

#include "analysis/computed.h"
#include "register/records/crosswalk_link.h"

namespace acta::analysis {

// What is known of a package and another mechanism. "Nobody looked" is not "nothing there", and a
// relation without evidence is a draft, which counts for nothing.
enum class Counterpart : std::uint8_t { not_examined, draft, none_found, possible, aligned };
std::string_view name_of(Counterpart counterpart);  // "not-examined"

struct CrosswalkCell {
  const record::Subject* mechanism = nullptr;
  Counterpart state = Counterpart::not_examined;  // the strongest that somebody found
  bool divided = false;                           // somebody else found that there is none
  std::vector<record::CrosswalkLink> links;       // by link id
};

struct CrosswalkRow {
  const record::Subject* item = nullptr;  // a pillar or a committee of the centre
  const record::Subject* pillar = nullptr;
  std::vector<CrosswalkCell> cells;  // one a mechanism of the crosswalk
  bool none_anywhere = false;        // a source says that no mechanism has a counterpart
};

// A group of another mechanism that no package matches, and what is known of it.
struct UnmatchedGroup {
  enum class State : std::uint8_t { not_covered, not_placed, not_examined };
  const record::Subject* committee = nullptr;
  const record::Subject* mechanism = nullptr;
  State state = State::not_examined;
  const record::Claim* claim = nullptr;  // null: nobody says anything
};
std::string_view name_of(UnmatchedGroup::State state);

struct Crosswalk {
  const record::Subject* centre = nullptr;
  std::vector<const record::Subject*> mechanisms;  // columns, in the order of their ids
  std::vector<CrosswalkRow> rows;                  // each pillar followed by its packages
  std::vector<UnmatchedGroup> unmatched;           // by mechanism, then committee
  Computed how;
};

Crosswalk crosswalk(const record::View& view);
// The same, from one at another entry: as it is, unless something was said meanwhile of what it
// is made of.
Crosswalk crosswalk_from(const Crosswalk& near, const record::View& view);

}  // namespace acta::analysis
