#pragma once

#include <optional>

#include "base/date.h"
#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

// A domestic act or result, set beside a commitment. How it bears on the commitment is somebody's
// reading and never a finding.
struct Measure {
  const Subject* subject = nullptr;
  const Subject* country = nullptr;
  const Subject* committee = nullptr;
  const Subject* commitment = nullptr;
  std::optional<Date> date;
  LocalText action;
  std::optional<Quantity> quantity;
  std::string_view reading;
  std::string_view reading_basis;
};

Measure measure(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
