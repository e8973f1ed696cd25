#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace acta::site {

// What was recorded last, beside the load with which the record began, and what lies ahead.
struct LateChange {
  std::string day, href, name, about;
};
struct Lately {
  std::vector<LateChange> changes;    // the newest first
  std::string changes_href, founded;  // when the record began, said where nothing came after
  Html ahead;                         // the next meetings, or when the last one was
  std::string meetings_href;
};
Lately lately(const Context& context);

}  // namespace acta::site
