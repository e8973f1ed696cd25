#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/value.h"
#include "register/view.h"

namespace acta::record {

// One of those who made a promise: what it does of it, how much of it, and until when.
struct Participation {
  const Subject* party = nullptr;
  const Claim* actor = nullptr;  // that says that it promised
  std::string_view role;         // of actor_role; empty: not stated
  std::optional<Quantity> share;
  bool left = false;  // by the View’s day; the end of `actor` says when
};

// Of a commitment, in the order in which they were said; those who left by the View's day too.
std::vector<Participation> participations(const View& view, const Subject& commitment);

// Somebody promised it, and everybody who did has left.
bool is_orphaned(const View& view, const Subject& commitment);

}  // namespace acta::record
