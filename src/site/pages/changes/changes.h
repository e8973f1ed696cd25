#pragma once

#include <string>
#include <vector>

#include "site/pages/record/subject.h"

namespace acta::site {

// GET /{lang}/changes[?from=ENTRY&party=ID] : what was recorded between two moments. `to` is the
// page's own entry. Days and instants are possible for both and answered by a redirect to the
// entries they mean: ?from=2024-12-01&to=2025-01-31.
void add_changes_page(Router& router, const Site& site);

struct ChangeLine {
  std::string kind, property, entry;
  Html subject, value, was, parties, citation, note;
};
struct PartyChanges {
  std::string name, href;
  std::size_t total = 0;
  bool current = false;
};
struct ChangesView {
  std::string from_day, to_day;  // for the form
  std::vector<std::pair<std::string, std::string>> kept;
  std::vector<PartyChanges> parties;
  std::vector<ChangeLine> lines;
  Piece piece;
  std::string all_href;  // without the choice of a party; empty: none is chosen
  const answer::Answer& answer;
};
Html draw_changes(const Context& context, const ChangesView& view);  // changes.html

}  // namespace acta::site
