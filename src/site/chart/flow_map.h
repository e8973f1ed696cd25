#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "site/html.h"

namespace acta::site {

// Movements as tapered bands from a country to the next one on the route, wider at the end at which
// they were counted; a movement without a country before it is a disc where it was counted. Widths
// and areas are in proportion to the counts. Bands run from country to country, not along roads,
// and nothing is said of territory. Names and figures stand beside them.
struct MapFlow {
  std::string_view from, to;  // ISO 3166-1 alpha-3; `from` may be empty
  std::string name, figure;   // "Honduras", "2,116"
  double count = 0;
  bool stands_out = false;
};

// Flows whose place lies beyond the map's edge are left to the list beside it.
Html draw_flow_map(const Messages& t, std::string_view title, std::string_view caption,
                   const std::vector<MapFlow>& flows);

}  // namespace acta::site
