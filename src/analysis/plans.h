#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::analysis {

// A part that the plan of every group is to hold, and what it holds: what is said of the group, or
// things that name it.
struct PlanPart {
  std::string_view code;  // of plan_part: a property of a committee ("risk") or a kind ("outcome")
  std::vector<const record::Claim*> said;
  std::vector<const record::Subject*> things;
  bool held() const { return !said.empty() || !things.empty(); }
};

// The working plan of a group in the format of the process. How many parts it holds is a count of
// what is on record, and says nothing of their worth.
struct Plan {
  const record::Subject* committee = nullptr;
  std::vector<PlanPart> parts;  // in the order of the format
  std::size_t held() const;
  std::vector<std::string_view> missing() const;
};

// Of a group of the process's own mechanism; nothing of others, and where there is no format.
std::optional<Plan> plan_of(const record::View& view, const record::Subject& committee);

}  // namespace acta::analysis
