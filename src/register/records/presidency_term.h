#pragma once

#include <string_view>
#include <vector>

#include "register/view.h"

namespace acta::record {

// A term of a mechanism's presidency, held or announced, whatever the View's day.
struct PresidencyTerm {
  const Subject* mechanism = nullptr;
  const Subject* holder = nullptr;
  bool announced = false;  // and no source says that it began
  bool set_aside = false;
  Certainty now = Certainty::no;  // whether it holds on the View's day
  const Claim* claim = nullptr;
};

// Whether a property names who presides over a mechanism, or is announced to.
bool is_presidency(std::string_view property);

// In the order in which they began; those of unknown start first.
std::vector<PresidencyTerm> presidency_terms(const View& view, const Subject& mechanism);

}  // namespace acta::record
