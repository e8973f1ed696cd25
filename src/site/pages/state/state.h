#pragma once

#include <string>
#include <vector>

#include "analysis/progress.h"
#include "site/page.h"
#include "site/pages/state/cards.h"
#include "site/pages/state/lately.h"

namespace acta::site {

// GET /{lang}/ : what was promised and how far it is, one square a commitment.
void add_state_page(Router& router, const Site& site);

struct BoardRow {
  Html name;
  std::string href;
  std::string leads;
  std::vector<analysis::Progress> squares;  // done first, silence last
  analysis::Tally tally;
};
struct BoardGroup {
  Html title;
  std::vector<BoardRow> rows;
};
struct PartyBar {
  std::string href, name;
  analysis::Tally tally;
  std::size_t joint = 0;
};
struct StateView {
  std::vector<BoardGroup> groups;
  Lately lately;
  std::vector<StateCards> cards;
  std::vector<PartyBar> parties;
  const answer::Answer& answer;
};

Html draw_state(const Context& context, const StateView& state);  // state.html
Html draw_bar(const analysis::Tally& tally);
std::string row_in_words(const Messages& t, const analysis::Tally& tally);

}  // namespace acta::site
