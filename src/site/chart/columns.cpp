#include "site/chart/columns.h"

#include <algorithm>

#include "site/chart/svg.h"

namespace acta::site {

Html draw_columns(std::string_view name, const std::vector<CountColumn>& columns) {
  constexpr double width = 340, height = 130, head = 20, foot = 22, thickest = 40;
  std::size_t most = 1;
  for (const CountColumn& column : columns) most = std::max(most, column.count);
  std::string out = open_svg(width, height, name);
  const double step = width / static_cast<double>(std::max<std::size_t>(columns.size(), 1));
  const double thick = std::min(step * 0.7, thickest);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const double middle = step * (static_cast<double>(i) + 0.5);
    const double share = static_cast<double>(columns[i].count) / static_cast<double>(most);
    const double high = (height - head - foot) * share;
    const double top = height - foot - high;
    put_bar(out, "f-v", middle - thick / 2, top, thick, high);
    put_text(out, middle, top - 5, "middle", std::to_string(columns[i].count), "tb");
    put_text(out, middle, height - 6, "middle", columns[i].label, "mu");
  }
  return {out += "</svg>\n"};
}

}  // namespace acta::site
