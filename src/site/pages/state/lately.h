#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/recent_changes.h"
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

// The last few that came to the record since its first load, the latest first. With the other
// findings (findings.h).
std::shared_ptr<const std::vector<analysis::RecentChange>> latest_changes(const Context& context);

}  // namespace acta::site
