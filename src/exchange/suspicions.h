#pragma once

#include <string>
#include <vector>

#include "register/draft.h"

namespace acta::exchange {

// A text that is taken as it stands and shown as it stands, and that was perhaps not meant to be a
// text: markup, a script for a link, characters that nobody sees, the beginning of a formula.
struct Suspicion {
  std::string message;  // key: "warning.text.markup"
  std::string place;    // "commitments.csv:4:text"
  std::string value;    // what is odd about it, made visible
};

// In the order of the drafts. Only values that are words are looked at.
std::vector<Suspicion> suspicions(const std::vector<record::ClaimDraft>& drafts);

}  // namespace acta::exchange
