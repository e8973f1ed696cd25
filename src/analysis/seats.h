#pragma once

#include <string>
#include <vector>

#include "register/records/seat.h"
#include "register/view.h"

namespace acta::analysis {

// The groups of every mechanism and who sits in them, taken out of a View (see memberships.h).
struct Seats {
  struct Group {
    std::string id;  // "LAD-AP01"; of a scenario: as its author wrote it
    const record::Subject* committee = nullptr;  // null: of a scenario
    const record::Subject* mechanism = nullptr;
    const record::Subject* pillar = nullptr;
    std::vector<record::Seat> seats;  // leads first, then by party
  };
  std::vector<Group> groups;  // in the order of their ids
  bool scenario = false;

  const Group* of(std::string_view id) const;
};

Seats seats(const record::View& view);

}  // namespace acta::analysis
