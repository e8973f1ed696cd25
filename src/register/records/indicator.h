#pragma once

#include <optional>

#include "register/records/local_text.h"
#include "register/value.h"

namespace acta::record {

struct Indicator {
  const Subject* subject = nullptr;
  const Subject* committee = nullptr;
  const Subject* pillar = nullptr;
  LocalText name;
  LocalText definition;
  std::string_view horizon;
  std::string_view unit;
  std::string_view frequency;
  std::string_view direction;
  std::string_view framework;
  std::string_view framework_code;
  std::optional<Quantity> baseline;
};

Indicator indicator(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
