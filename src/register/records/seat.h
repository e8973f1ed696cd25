#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::record {

// That a party leads or takes part in a committee: a claim on the committee whose property the
// vocabulary marks as a seat.
struct Seat {
  const Subject* committee = nullptr;
  const Subject* party = nullptr;
  std::string_view role;  // the property: "lead", "co_lead", "participant"
  SeatKind kind = SeatKind::participant;
  Certainty certainty = Certainty::certain;
  const Claim* claim = nullptr;
};

// Leads first, then in the order of the parties' ids; one a party, the highest and surest. None
// that a resolution set aside.
std::vector<Seat> seats_of(const View& view, const Subject& committee);

// How many of them are held only if an uncertain date falls so.
std::size_t possible_among(const std::vector<Seat>& seats);

}  // namespace acta::record
