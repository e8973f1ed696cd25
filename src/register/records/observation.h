#pragma once

#include <optional>
#include <string_view>

#include "register/value.h"
#include "register/view.h"

namespace acta::record {

// A number as a source stated it or as the compilers computed it from a data set.
struct Observation {
  const Subject* subject = nullptr;
  std::string_view series;
  std::string_view place;          // as written, or the id of the subject below
  const Subject* about = nullptr;  // the mechanism or country that the number is of
  const Subject* nationality = nullptr;
  std::string_view period;
  std::string_view period_type;
  std::string_view nature;
  const Subject* indicator = nullptr;  // of which it is a value; null: of none
  std::string_view category;           // the group of which it is; empty: everybody
  std::string_view standing;           // provisional, final; empty: not stated
  std::optional<Quantity> numerator, denominator;
  std::optional<Quantity> value;
  const Claim* value_claim = nullptr;
};

Observation observation(const View& view, const Subject& subject);

}  // namespace acta::record
