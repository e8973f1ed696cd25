#pragma once

#include <vector>

#include "register/records/local_text.h"

namespace acta::record {

// An action package's committee, a working group, network or sector of any mechanism.
struct Committee {
  const Subject* subject = nullptr;
  const Subject* mechanism = nullptr;
  const Subject* pillar = nullptr;  // null: in none
  LocalText name;
  LocalText description;
  std::string_view number;
  std::string_view kind;
};

Committee committee(const View& view, const Subject& subject, std::string_view language);

// In the order of their ids.
std::vector<const Subject*> committees_of(const View& view, const Subject& mechanism);

}  // namespace acta::record
