#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace acta::site {

// GET /{lang}/gaps[?to=PARTY] : what nobody else does, what only others do, who could carry what.
void add_gaps_page(Router& router, const Site& site);

struct GapList {
  std::string title, about;
  std::vector<const record::Subject*> subjects;
  std::size_t more = 0;  // in the table
};
struct GapsView {
  std::vector<Html> said_otherwise;  // sentences
  std::vector<GapList> lists;
  const answer::Answer* answer = nullptr;
};
Html draw_gaps(const Context& context, const GapsView& view);  // gaps.html

}  // namespace acta::site
