#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"

namespace acta::record {

// A process, conference, committee or platform in which parties sit together. One model for the
// process itself and for all others.
struct Mechanism {
  const Subject* subject = nullptr;
  LocalText name;
  std::string_view abbreviation;
  std::string_view kind;   // the pack's code
  bool reference = false;  // a grouping kept only to compare with; left out of analyses by default
  std::optional<Date> founded;
  LocalText objective;
};

Mechanism mechanism(const View& view, const Subject& subject, std::string_view language);

// Whether it is kept only to compare with (class `reference_grouping` of its kind).
bool is_reference(const View& view, const Subject& mechanism);

// The mechanism that the process is about: `mechanism` of the first process of the record; null if
// there is none.
const Subject* centre(const View& view);

}  // namespace acta::record
