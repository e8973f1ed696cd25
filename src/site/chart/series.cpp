#include "site/chart/series.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "site/chart/svg.h"

namespace acta::site {
namespace {

constexpr double width = 340, height = 230, left = 46, right = 14, top = 20, bottom = 24;
constexpr double least_gap = 40;  // between two years on the axis

class Drawing {
 public:
  Drawing(const Messages& t, const SeriesChart& chart) : t_(t), chart_(chart) {
    for (const auto& value : chart.values) include(value.value);
    for (const auto& level : chart.levels) include(level.value);
    if (high_ - low_ <= 0) high_ = low_ + 1;
  }

  Html draw() {
    out_ = open_svg(width, height, chart_.name);
    draw_scale();
    draw_years();
    for (const double day : chart_.breaks) put_line(out_, "br", x(day), top, x(day), foot());
    for (const auto& level : chart_.levels) draw_level(level);
    draw_values();
    return {std::move(out_) += "</svg>\n"};
  }

 private:
  void include(double value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  double foot() const { return height - bottom; }
  double x(double day) const {
    const double span = std::max(chart_.last - chart_.first, 1.0);
    return left + (width - left - right) * (day - chart_.first) / span;
  }
  double y(double value) const { return foot() - (foot() - top) * (value - low_) / (high_ - low_); }

  void draw_scale() {
    const double step = step_of_scale(high_ - low_);
    for (double value = std::ceil(low_ / step) * step; value <= high_; value += step) {
      put_line(out_, "ax", left, y(value), width - right, y(value));
      put_text(out_, left - 6, y(value) + 4, "end", t_.number(value), "mu");
    }
  }

  void draw_years() {
    const auto year_of = [](double day) {
      return std::stoi(format_day(Day{static_cast<std::int32_t>(day)}).substr(0, 4));
    };
    double free = left;
    for (int year = year_of(chart_.first); year <= year_of(chart_.last); ++year) {
      const double at = std::max(x(make_day(year, 1, 1).number), left);
      if (at < free || at + least_gap > width) continue;
      put_line(out_, "ax", at, foot(), at, foot() + 5);
      put_text(out_, at, height - 6, "start", std::to_string(year), "mu");
      free = at + least_gap;
    }
  }

  void draw_level(const SeriesChart::Level& level) {
    put_line(out_, level.target ? "md" : "sk", left, y(level.value), width - right, y(level.value));
    put_text(out_, width - right, y(level.value) - 4, "end", level.words, "mu halo");
  }

  void draw_values() {
    out_ += "<path class=\"ln\" d=\"";
    for (const auto& value : chart_.values)
      put_step(out_, value.joined ? 'L' : 'M', x(value.day), y(value.value));
    out_ += "\"/>";
    for (const auto& value : chart_.values) {
      ((out_ += "<circle class=\"dot\" r=\"3\" cx=\"") += svg_number(x(value.day))) += "\" cy=\"";
      (out_ += svg_number(y(value.value))) += "\"/>";
    }
  }

  const Messages& t_;
  const SeriesChart& chart_;
  double low_ = 0, high_ = 0;
  std::string out_;
};

}  // namespace

Html draw_series(const Messages& t, const SeriesChart& chart) { return Drawing(t, chart).draw(); }

}  // namespace acta::site
