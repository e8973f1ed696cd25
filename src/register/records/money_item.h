#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

// One amount that was pledged, called for or paid.
struct MoneyItem {
  const Subject* subject = nullptr;
  const Subject* part_of = nullptr;  // a larger amount that holds this one
  std::vector<const Subject*> donors;
  std::vector<const Subject*> recipients;
  LocalText recipient_region;
  std::optional<Amount> amount;
  const Claim* amount_claim = nullptr;
  std::optional<Date> announced_on;
  std::string_view flow_type;   // the pack's code
  std::string_view flow_class;  // code_class.h: announced, appeal, paid, other_figure
  LocalText purpose;
  const Subject* commitment = nullptr;
};

MoneyItem money_item(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
