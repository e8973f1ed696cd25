#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "site/pages/record/subject.h"

namespace acta::site {

// GET /{lang}/search?q=WORDS : what the record holds about them at the page's two dates.
void add_search_page(Router& router, const Site& site);

struct ShownHit {
  Html link;          // the subject, by its name
  std::string kind;   // "Committee"
  std::string label;  // of the property whose text was found
  Html text;          // with the words that were asked for marked; empty: only the name was found
  Html source;        // where that text is written
};
struct SearchView {
  std::string query;
  std::vector<ShownHit> hits;
  Piece piece;
  std::string meant, meant_href;                          // what may have been meant
  std::vector<std::pair<std::string, std::string>> kept;  // parameters that the form sends again
};
Html draw_search(const Context& context, const SearchView& view);  // search.html

}  // namespace acta::site
