#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

// A domestic act or result, set beside a commitment. How it bears on the commitment is somebody's
// reading and never a finding.
struct MeasureStatus {
  std::string_view status;        // the pack's code
  std::string_view status_class;  // code_class.h: "ended" closes what the act was in tension with
  const Claim* claim = nullptr;   // its interval begins on the day since which it is so
};

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
  std::string_view type;                // empty: nobody said
  std::vector<MeasureStatus> statuses;  // until the View's day, the latest first
  const Claim* action_claim = nullptr;  // where it is written; null: nowhere
};

Measure measure(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
