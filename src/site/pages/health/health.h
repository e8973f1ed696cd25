#pragma once

#include <string>
#include <vector>

#include "analysis/health.h"
#include "site/page.h"

namespace acta::site {

// GET /{lang}/health[?rule=ID] : what is missing, stale or unresolved, and what would repair it.
void add_health_page(Router& router, const Site& site);

struct HealthLine {
  std::string href, what, fix;
};
struct HealthRuleView {
  const analysis::RuleResult* rule = nullptr;
  std::vector<HealthLine> lines;  // not more than a page can hold
  std::string all_href;           // where the rest is; empty: nothing was left out
};
Html draw_health(const Context& context, const std::vector<HealthRuleView>& rules,
                 const answer::Answer& answer);  // health.html

}  // namespace acta::site
