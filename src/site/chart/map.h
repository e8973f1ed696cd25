#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "site/html.h"

namespace acta::site {

// Parties as dots on a map of the Americas. Land is one shape without frontiers and nothing is
// shaded, so the map says nothing of territory; who is meant stands beside it in words. Places are
// those of assets/map.txt, made of Natural Earth 1:50m (public domain), conic equal-area.
struct MapDot {
  enum class Kind { member, possible, associate };
  std::string_view country;  // ISO 3166-1 alpha-3
  std::string name;          // in the reader's language
  Kind kind = Kind::member;
};

// With its legend, a note on frontiers, and the names of parties that lie beyond its edges.
Html draw_map(const Messages& t, std::string_view title, const std::vector<MapDot>& dots);

}  // namespace acta::site
