#pragma once

#include "register/records/local_text.h"

namespace acta::record {

// A country, territory or organisation: whoever can join, lead or promise.
struct Party {
  const Subject* subject = nullptr;
  LocalText name;
  std::string_view abbreviation;
  std::string_view alpha2;  // ISO 3166-1, of a country
  std::string_view region;
  std::string_view subregion;
};

Party party(const View& view, const Subject& subject, std::string_view language);

}  // namespace acta::record
