#pragma once

#include <vector>

#include "register/records/local_text.h"

namespace acta::record {

struct Pillar {
  const Subject* subject = nullptr;
  const Subject* mechanism = nullptr;
  LocalText name;
  LocalText short_name;
  std::string_view number;
};

Pillar pillar(const View& view, const Subject& subject, std::string_view language);
std::vector<const Subject*> pillars_of(const View& view, const Subject& mechanism);

}  // namespace acta::record
