#include "site/chart/fan.h"

#include <algorithm>
#include <cmath>

#include "site/chart/svg.h"

namespace acta::site {
namespace {

struct Frame {
  std::string_view kind;
  double width, height, left, right, top, bottom;
  double label;   // from one line of words to the next
  double months;  // room that the last month's name takes
  bool names;     // of the bands, beside their figures
};
constexpr Frame wide{"fan wide", 1080, 360, 60, 170, 26, 26, 17, 120, true};
constexpr Frame narrow{"fan slim", 340, 230, 46, 64, 24, 22, 14, 100, false};
constexpr Frame small{"fan", 340, 230, 46, 64, 24, 22, 14, 100, false};

constexpr double least_gap = 40;  // between two years on the axis

class Fan {
 public:
  Fan(const Messages& t, const FanChart& chart, const Frame& frame)
      : t_(t), chart_(chart), frame_(frame) {
    for (const auto& value : chart.counted) most_ = std::max(most_, value.value_or(0));
    for (const auto& range : chart.said)
      if (range) most_ = std::max(most_, range->high);
    for (const auto& month : chart.ahead) most_ = std::max(most_, month.back());
    months_ = static_cast<double>(chart.counted.size() + chart.ahead.size());
  }

  std::string draw() {
    ((out_ = "<svg class=\"") += frame_.kind) += "\" viewBox=\"0 0 ";
    ((out_ += svg_number(frame_.width)) += ' ') += svg_number(frame_.height);
    out_ += "\" role=\"img\" aria-label=\"";
    put(out_, chart_.name);
    out_ += "\">";
    draw_scale();
    draw_years();
    draw_said();
    draw_bands();
    draw_breaks();
    draw_counts();
    draw_ends();
    return std::move(out_) += "</svg>\n";
  }

 private:
  double right() const { return frame_.width - frame_.right; }
  double foot() const { return frame_.height - frame_.bottom; }
  double x(double month) const {
    return frame_.left + (right() - frame_.left) * month / std::max(months_ - 1, 1.0);
  }
  double y(double value) const {
    return foot() - (foot() - frame_.top) * value / std::max(most_, 1.0);
  }
  double newest() const { return static_cast<double>(chart_.counted.size()) - 1; }

  void draw_scale() {
    const double step = step_of_scale(most_);
    for (double value = 0; value <= most_; value += step) {
      put_line(out_, "ax", frame_.left, y(value), right(), y(value));
      put_text(out_, frame_.left - 6, y(value) + 4, "end", t_.number(value), "mu");
    }
  }

  // Years stand below their Januaries, as far as there is room; the last forecast has its month.
  void draw_years() {
    const double end = chart_.end.empty() ? frame_.width : right() - frame_.months;
    double free = frame_.left;
    for (double month = 0; month < months_; ++month) {
      const std::int64_t number = chart_.first + static_cast<std::int64_t>(month);
      if (number % 12 != 0) continue;
      put_line(out_, "ax", x(month), foot(), x(month), foot() + 5);
      if (x(month) < free || x(month) + least_gap > end) continue;
      put_text(out_, x(month), frame_.height - 6, "start", std::to_string(number / 12), "mu");
      free = x(month) + least_gap;
    }
    if (!chart_.end.empty()) put_text(out_, right(), frame_.height - 6, "end", chart_.end, "mu");
  }

  void draw_said() {
    for (std::size_t i = 0; i < chart_.said.size();) {
      if (!chart_.said[i]) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      std::string back;
      out_ += "<path class=\"sd\" d=\"";
      for (; i < chart_.said.size() && chart_.said[i]; ++i)
        put_step(out_, i == begin ? 'M' : 'L', x(static_cast<double>(i)), y(chart_.said[i]->high));
      for (std::size_t j = i; j-- > begin;)
        put_step(out_, 'L', x(static_cast<double>(j)), y(chart_.said[j]->low));
      out_ += "Z\"/>";
    }
  }

  void draw_bands() {
    if (chart_.ahead.empty() || !chart_.counted.back()) return;
    constexpr std::string_view kinds[] = {"b3", "b2", "b1"};
    for (std::size_t band = 0; band < 3; ++band) {
      begin_at_newest(kinds[band]);
      for (std::size_t h = 0; h < chart_.ahead.size(); ++h) point(h, chart_.ahead[h][6 - band]);
      for (std::size_t h = chart_.ahead.size(); h-- > 0;) point(h, chart_.ahead[h][band]);
      out_ += "Z\"/>";
    }
    begin_at_newest("md");
    for (std::size_t h = 0; h < chart_.ahead.size(); ++h) point(h, chart_.ahead[h][3]);
    out_ += "\"/>";
    if (chart_.skill >= chart_.ahead.size()) return;
    const double line = x(newest() + static_cast<double>(chart_.skill));
    put_line(out_, "sk", line, frame_.top - 8, line, foot());
    put_text(out_, line - 5, frame_.top - 10, "end", t_("page.warning.no-skill"), "mu halo");
  }

  void begin_at_newest(std::string_view kind) {
    ((out_ += "<path class=\"") += kind) += "\" d=\"";
    put_step(out_, 'M', x(newest()), y(*chart_.counted.back()));
  }

  void point(std::size_t ahead, double value) {
    put_step(out_, 'L', x(newest() + static_cast<double>(ahead) + 1), y(value));
  }

  void draw_counts() {
    out_ += "<path class=\"ln\" d=\"";
    bool drawing = false;
    for (std::size_t i = 0; i < chart_.counted.size(); ++i) {
      const auto& value = chart_.counted[i];
      if (value) {
        put_step(out_, drawing ? 'L' : 'M', x(static_cast<double>(i)), y(*value));
        if (!drawing) out_ += "h0";  // a month between two gaps is a dot
      }
      drawing = value.has_value();
    }
    out_ += "\"/>";
    if (chart_.counted.empty() || !chart_.counted.back()) return;
    const double at = x(newest()), high = y(*chart_.counted.back());
    ((out_ += "<circle class=\"dot\" r=\"4\" cx=\"") += svg_number(at)) += "\" cy=\"";
    (out_ += svg_number(high)) += "\"/>";
    put_text(out_, at - 8, std::max(high - 10, frame_.top + 12), "end", chart_.newest, "tb halo");
  }

  void draw_breaks() {
    for (const std::size_t at : chart_.breaks) {
      const double place = x(static_cast<double>(at) - 0.5);
      put_line(out_, "br", place, frame_.top, place, foot());
    }
  }

  // The ends of the bands: apart where they lie apart, in one line where they do not.
  void draw_ends() {
    if (chart_.ahead.empty()) return;
    const auto& end = chart_.ahead.back();
    const auto figure = [&](std::size_t level) { return t_.number(std::round(end[level])); };
    const double place = right() + 6;
    if (y(end[0]) - y(end[6]) < 4 * frame_.label) {
      put_text(out_, place, y(end[3]) + 4 - frame_.label, "start", figure(3), "tb");
      put_text(out_, place, y(end[3]) + 4, "start",
               t_("page.warning.range", {{"low", figure(1)}, {"high", figure(5)}}), "mu");
      return;
    }
    double lowest = frame_.height;  // that is still free
    for (const std::size_t level : {0U, 1U, 3U, 5U, 6U}) {
      const double line = std::min(y(end[level]) + 4, lowest);
      put_text(out_, place, line, "start", figure(level), level == 3 ? "tb" : "mu");
      if (frame_.names && level >= 3)
        put_text(out_, place + 58, line, "start",
                 t_(level == 3   ? "page.warning.band.middle"
                    : level == 5 ? "page.warning.band.most"
                                 : "page.warning.band.nearly-all"),
                 "mu");
      lowest = line - frame_.label;
    }
  }

  const Messages& t_;
  const FanChart& chart_;
  const Frame& frame_;
  double most_ = 0, months_ = 0;
  std::string out_;
};

}  // namespace

Html draw_fan(const Messages& t, const FanChart& chart) {
  return {Fan(t, chart, wide).draw() + Fan(t, chart, narrow).draw()};
}

Html draw_small_fan(const Messages& t, const FanChart& chart) {
  return {Fan(t, chart, small).draw()};
}

}  // namespace acta::site
