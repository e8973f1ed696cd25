#include "site/chart/track.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "site/chart/svg.h"

namespace acta::site {
namespace {

constexpr double width = 340;

}  // namespace

Html draw_hits(const HitStrip& strip) {
  constexpr double high = 120, margin = 8, foot = 22;
  double least = std::numeric_limits<double>::infinity(), most = 0;
  for (const HitStrip::Month& month : strip.months) {
    least = std::min({least, month.low, month.came});
    most = std::max({most, month.high, month.came});
  }
  const double low_end = std::log10(least + 1), high_end = std::log10(most + 1);
  const auto y = [&](double value) {
    const double share = (std::log10(value + 1) - low_end) / std::max(high_end - low_end, 1e-9);
    return high - foot - (high - foot - margin) * share;
  };
  std::string out = open_svg(width, high, strip.name);
  const double step =
      (width - 8) / static_cast<double>(std::max<std::size_t>(strip.months.size(), 1));
  for (std::size_t i = 0; i < strip.months.size(); ++i) {
    const HitStrip::Month& month = strip.months[i];
    const double x = 4 + step * (static_cast<double>(i) + 0.5);
    const double thick = std::min(step * 0.55, 10.0);
    put_bar(out, "b2", x - thick / 2, y(month.high), thick,
            std::max(y(month.low) - y(month.high), 1.0));
    if (month.hit()) {
      ((out += "<circle class=\"dot\" r=\"3\" cx=\"") += svg_number(x)) += "\" cy=\"";
      (out += svg_number(y(month.came))) += "\"/>";
    } else {
      put_bar(out, "f-o", x - 3.5, y(month.came) - 3.5, 7, 7);
    }
  }
  put_text(out, 4, high - 5, "start", strip.first, "mu");
  put_text(out, width - 4, high - 5, "end", strip.last, "mu");
  return {out += "</svg>\n"};
}

Html draw_skill(const Messages& t, const SkillBars& bars) {
  constexpr double row = 22, zero = 195, reach = 62, head = 6;
  double most = 0.05;
  for (const double share : bars.closer) most = std::max(most, std::abs(share));
  const double height = head + row * static_cast<double>(bars.closer.size()) + 20;
  std::string out = open_svg(width, height, bars.name);
  for (std::size_t i = 0; i < bars.closer.size(); ++i) {
    const double y = head + row * static_cast<double>(i), share = bars.closer[i];
    const double length = std::max(reach * std::abs(share) / most, 1.0);
    put_text(out, 0, y + 13, "start", t("page.warning.ahead", {{"months", i + 1}}));
    put_bar(out, share > 0 ? "f-v" : "f-m", share > 0 ? zero : zero - length, y + 2, length, 14);
    const std::string percent = t.number(std::round(std::abs(share) * 100));
    put_text(out, share > 0 ? zero + length + 5 : zero + 5, y + 13, "start",
             t(share > 0 ? "page.warning.closer" : "page.warning.farther", {{"percent", percent}}),
             share > 0 ? "" : "mu");
  }
  if (bars.skill < bars.closer.size()) {
    const double line = head + row * static_cast<double>(bars.skill) - 1;
    put_line(out, "sk", 0, line, width, line);
  }
  if (bars.skill < bars.closer.size())
    put_text(out, 0, height - 4, "start", t("page.warning.no-skill.line"), "mu");
  return {out += "</svg>\n"};
}

}  // namespace acta::site
