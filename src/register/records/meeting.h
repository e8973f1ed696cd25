#pragma once

#include <optional>
#include <vector>

#include "base/date.h"
#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

struct Meeting {
  const Subject* subject = nullptr;
  const Subject* mechanism = nullptr;
  const Subject* country = nullptr;
  const Subject* pillar = nullptr;
  LocalText title;
  LocalText city;
  std::string_view kind;
  std::optional<Date> start;
  std::optional<Date> end;
  std::vector<const Subject*> hosts;
  std::optional<Quantity> countries;  // as stated by a source
};

Meeting meeting(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
