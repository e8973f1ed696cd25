#pragma once

#include <vector>

#include "register/records/local_text.h"

namespace acta::record {

// A challenge that an assessment names, or a recommendation that answers some.
struct Recommendation {
  const Subject* subject = nullptr;
  std::string_view kind;
  std::string_view group;
  std::string_view number;
  LocalText text;
  std::string_view addressed_to;
  std::vector<const Subject*> answers;  // challenges
  LocalText progress;
  std::string_view status;              // how far it has come, by the latest; empty: nobody said
  const Claim* status_claim = nullptr;  // its interval begins on the day since which it is so
};

Recommendation recommendation(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
