#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/amendments.h"
#include "site/page.h"

namespace acta::site {

// How a promise or an indicator was changed after it was first recorded, each change with what
// stood before, word by word, its reason and its source; empty if it never was.
Html draw_amendments(const Context& context, const std::vector<analysis::Amendment>& amendments,
                     std::string_view title);

struct AmendmentView {
  std::string what, when;  // "deadline, amended", the day
  Html before, after;      // empty where it was added, where it was withdrawn
  std::string reason;
  Html citation;
  std::string sign;  // what one may ask of it, and what people said; empty: nothing
};
Html draw_amendments(const Context& context, std::string_view title,
                     const std::vector<AmendmentView>& views);

}  // namespace acta::site
