#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "site/html.h"

namespace acta::site {

// How many there are of each, as columns: the number above its column, what it counts below.
struct CountColumn {
  std::string label;
  std::size_t count = 0;
};
// `name` is for who does not see it, and says the same in words.
Html draw_columns(std::string_view name, const std::vector<CountColumn>& columns);

}  // namespace acta::site
