#pragma once

#include <vector>

#include "register/records/local_text.h"

namespace acta::record {

// What a state reported on a commitment: the first of the three tracks. The newest of each state.
struct StateReport {
  const Subject* country = nullptr;
  std::string_view status;        // the pack's code
  std::string_view status_class;  // code_class.h
  const Claim* claim = nullptr;   // of the status; its interval begins on the day reported for
  LocalText text;
  LocalText evidence;  // empty: none was given
};

// In the order of the countries' ids.
std::vector<StateReport> state_reports(const View& view, const Subject& commitment,
                                       std::string_view language);

}  // namespace acta::record
