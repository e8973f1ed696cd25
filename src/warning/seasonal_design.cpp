#include "warning/seasonal_design.h"

#include <algorithm>

#include "base/check.h"

namespace acta::warning {

SeasonalDesign::SeasonalDesign(const FarringtonOptions& options) {
  const int f = options.frequency, w = options.half_window, b = options.years;
  const int excluded = options.exclude.value_or(w);
  check(b >= 1 && w >= 0 && 2 * w + 1 <= f && options.levels >= 1 && excluded >= 0 &&
            excluded < b * f - w,
        "a baseline that does not exist");
  const int oldest = b * f + w;
  history = static_cast<std::size_t>(oldest);
  level_now = static_cast<std::size_t>(options.levels) - 1;
  const double middle = -(oldest + excluded + 1) / 2.0;
  x_now = -middle;
  design.levels = static_cast<std::size_t>(options.levels);

  const auto add = [&](int from, int size, std::size_t level) {
    size = std::min(size, from - excluded);  // newest first to go
    if (size <= 0) return;
    const auto rows = static_cast<std::size_t>(size);
    design.runs.push_back({design.rows, rows, level, -from - middle});
    back.push_back(static_cast<std::size_t>(from));
    design.rows += rows;
  };
  const int between = options.levels - 1;
  for (int year = b; year >= 1; --year) {
    add(year * f + w, 2 * w + 1, level_now);
    if (between == 0) continue;
    const int gap = f - 2 * w - 1;
    for (int run = 0, from = year * f - w - 1; run < between; ++run) {
      const int size = gap / between + (run < gap % between ? 1 : 0);
      add(from, size, static_cast<std::size_t>(run));
      from -= size;
    }
  }
  add(w, w, level_now);
  design.reach = (oldest - excluded) / 2.0;
}

}  // namespace acta::warning
