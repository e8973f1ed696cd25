#pragma once

#include <map>
#include <string_view>

namespace acta::site {

// The map that charts are drawn on: land as one shape without frontiers, and a place for each
// country, by assets/map.txt (Natural Earth 1:50m, public domain, conic equal-area).
struct Americas {
  struct Place {
    std::string_view x, y;
  };
  std::string_view width, height;
  std::map<std::string_view, Place> places;  // by ISO 3166-1 alpha-3
  std::string_view land;                     // an SVG path
};

const Americas& americas();

}  // namespace acta::site
