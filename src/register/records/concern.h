#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

// What somebody has put forward about what a state does with a promise, from the day it came to the
// day it was closed.
struct Concern {
  struct Step {
    std::string_view step;         // the pack's code of `concern_step`
    const Claim* claim = nullptr;  // its interval begins on the day of the step
    LocalText text;                // of findings and follow-up
  };
  // What the state was asked by a paper of it, and answered.
  struct Answer {
    const Subject* paper = nullptr;
    std::optional<Date> asked, due, received;
    LocalText text;
  };

  const Subject* subject = nullptr;
  const Subject* country = nullptr;
  const Subject* commitment = nullptr;
  LocalText text;
  std::string_view filed_by;  // empty: shielded, or nobody is named
  std::vector<Step> steps;    // in their order
  std::vector<Answer> answers;

  bool has(std::string_view step) const;
};

Concern concern(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
