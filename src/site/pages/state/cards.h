#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace acta::site {

// What other pages found, in a sentence each, with the chart that shows it.
struct StateCard {
  std::string href;
  Html text;
  std::string about;
  Html chart;  // may be empty
};
using StateCards = std::vector<StateCard>;
// In columns, the chart of each at the top.
std::vector<StateCards> state_cards(const Context& context);

}  // namespace acta::site
