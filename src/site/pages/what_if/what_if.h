#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/page.h"

namespace acta::site {

// GET /{lang}/what-if[?changes=join LAD SUR; leave CRM COL][&base=ENTRY] : what would differ. The
// form adds one change with `verb` (join, leave), `where` (a mechanism or a group) and `who`. A
// scenario is its own address and is written nowhere else.
void add_what_if_page(Router& router, const Site& site);

struct ScenarioLine {
  std::string text;
  std::string without;  // the address of the scenario without it
};
using Choices = std::vector<std::pair<std::string, std::string>>;  // id, name
struct WhatIfView {
  std::vector<ScenarioLine> lines;
  Choices hidden;  // what the form keeps
  Choices mechanisms, groups, parties;
  std::string rebase;  // the address on today's record; empty: it is on it
  std::string restart;
  const answer::Answer& answer;
};
Html draw_what_if(const Context& context, const WhatIfView& view);  // what_if.html

}  // namespace acta::site
