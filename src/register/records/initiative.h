#pragma once

#include "register/records/local_text.h"

namespace acta::record {

// A programme of some parties that is no mechanism of its own.
struct Initiative {
  const Subject* subject = nullptr;
  LocalText name;
  LocalText situation;
};

Initiative initiative(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
