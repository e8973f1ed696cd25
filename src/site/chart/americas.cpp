#include "site/chart/americas.h"

#include <algorithm>

#include "base/check.h"

namespace acta::site {

std::string_view embedded_asset(std::string_view path);  // cmake/embed.cmake

namespace {

std::string_view take_word(std::string_view& line) {
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

Americas read_map(std::string_view text) {
  Americas map;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::string_view what = take_word(line);
    if (what == "size") {
      map.width = take_word(line);
      map.height = take_word(line);
    } else if (what == "place") {
      const std::string_view country = take_word(line);
      const std::string_view x = take_word(line);
      map.places[country] = {x, take_word(line)};
    } else if (what == "land") {
      map.land = line;
    }
  }
  check(!map.land.empty() && !map.places.empty(), "the map is built in");
  return map;
}

}  // namespace

const Americas& americas() {
  static const Americas map = read_map(embedded_asset("map.txt"));
  return map;
}

}  // namespace acta::site
