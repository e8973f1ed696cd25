#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/messages.h"
#include "site/html.h"

namespace acta::site {

// What was counted and what is likely to come: a line, and bands that widen. Zero is at the bottom,
// labels stand at the ends of what they name, gaps are gaps. The table beside it says the same.
struct FanChart {
  std::string name;        // for who does not see it
  std::int64_t first = 0;  // month of the first count (record::month_number)
  std::vector<std::optional<double>> counted;
  struct Range {
    double low, high;
  };
  std::vector<std::optional<Range>> said;  // of each count, a month before; empty: not drawn
  // 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, by months ahead; begins after the last count.
  std::vector<std::array<double, 7>> ahead;
  std::vector<std::size_t> breaks;  // places in `counted` from which it is counted otherwise
  std::size_t skill = 0;            // months ahead beyond which a forecast is worth nothing
  std::string newest;               // what stands beside the last count
  std::string end;                  // the month of the last forecast
};

// Two drawings of the same, for a wide page and for a narrow one, of which the stylesheet shows
// one.
Html draw_fan(const Messages& t, const FanChart& chart);
Html draw_small_fan(const Messages& t, const FanChart& chart);  // the narrow one alone

}  // namespace acta::site
