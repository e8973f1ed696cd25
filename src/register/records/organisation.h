#pragma once

#include "register/records/local_text.h"

namespace acta::record {

struct Organisation {
  const Subject* subject = nullptr;
  LocalText name;
  std::string_view abbreviation;
  std::string_view type;
  LocalText role;  // in the process
};

Organisation organisation(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
