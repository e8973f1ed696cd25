#include "site/chart/flow_map.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "site/chart/americas.h"
#include "site/chart/svg.h"

namespace acta::site {
namespace {

constexpr double widest = 15, thinnest = 2.5;  // of a band, where it ends
constexpr double start_share = 0.3;            // of its width, where it begins
constexpr double bend = 0.22;                  // of its length, to the side
constexpr double largest_disc = 11, least_disc = 3.5;
constexpr double line = 12, letter = 5.7;  // of a label, about

struct Point {
  double x, y;
};
Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(Point a, double b) { return {a.x * b, a.y * b}; }
Point unit(Point a) { return a * (1 / std::max(std::hypot(a.x, a.y), 1e-9)); }
Point left_of(Point direction) { return {direction.y, -direction.x}; }

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<Point> place_of(std::string_view country) {
  const auto& places = americas().places;
  const auto found = places.find(country);
  if (found == places.end()) return {};
  return Point{number_of(found->second.x), number_of(found->second.y)};
}

// A curve from one place to the other with its width on both sides, and a head.
void put_band(std::string& out, Point from, Point to, double width, std::string_view kind) {
  constexpr int steps = 10;
  const Point along = to - from;
  const Point middle = (from + to) * 0.5 + left_of(along) * bend;
  const double head = std::max(width * 0.9, 5.0);
  const auto at = [&](double s) {
    return from * ((1 - s) * (1 - s)) + middle * (2 * s * (1 - s)) + to * (s * s);
  };
  const auto way = [&](double s) { return unit((middle - from) * (1 - s) + (to - middle) * s); };
  const double stop = 1 - head / std::max(std::hypot(along.x, along.y), head * 1.5);
  std::vector<Point> left, right;
  for (int i = 0; i <= steps; ++i) {
    const double s = stop * i / steps;
    const double half = width / 2 * (start_share + (1 - start_share) * i / steps);
    left.push_back(at(s) + left_of(way(s)) * half);
    right.push_back(at(s) - left_of(way(s)) * half);
  }
  const Point side = left_of(way(stop)) * (width / 2 + 3);
  ((out += "<path class=\"") += kind) += "\" d=\"";
  put_step(out, 'M', left.front().x, left.front().y);
  const auto go = [&](Point point) { put_step(out, 'L', point.x, point.y); };
  for (std::size_t i = 1; i < left.size(); ++i) go(left[i]);
  go(at(stop) + side);
  go(to);
  go(at(stop) - side);
  for (std::size_t i = right.size(); i-- > 0;) go(right[i]);
  out += "Z\"/>";
}

void put_disc(std::string& out, Point at, double radius, std::string_view kind) {
  ((out += "<circle class=\"") += kind) += "\" cx=\"";
  ((out += svg_number(at.x)) += "\" cy=\"") += svg_number(at.y);
  ((out += "\" r=\"") += svg_number(radius)) += "\"/>";
}

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

double letters(std::string_view text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// Beside the place, on the side and at the height at which it covers no other label.
class Labels {
 public:
  Labels(double width, double height) : width_(width), height_(height) {}

  void put(std::string& out, Point at, double gap, const MapFlow& flow) {
    const double wide = std::max(letters(flow.name), letters(flow.figure)) * letter;
    for (const double lower : {0.0, 10.0, -10.0, 20.0, -20.0, 32.0, -32.0, 44.0, -44.0})
      for (const bool right : {true, false}) {
        const double x = right ? at.x + gap : at.x - gap;
        const double y = at.y + lower;
        const Box box{right ? x : x - wide, y - line, right ? x + wide : x, y + line};
        if (!is_free(box)) continue;
        taken_.push_back(box);
        const std::string_view anchor = right ? "start" : "end";
        put_text(out, x, y - 1, anchor, flow.name, "tb halo");
        put_text(out, x, y + line - 1, anchor, flow.figure, "halo");
        return;
      }
  }
  void keep_free(Point at, double radius) {
    taken_.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  }

 private:
  bool is_free(const Box& box) const {
    return box.left >= 0 && box.right <= width_ && box.top >= 0 && box.bottom <= height_ &&
           std::none_of(taken_.begin(), taken_.end(),
                        [&](const Box& other) { return box.meets(other); });
  }

  double width_, height_;
  std::vector<Box> taken_;
};

}  // namespace

Html draw_flow_map(const Messages& t, std::string_view title, std::string_view caption,
                   const std::vector<MapFlow>& flows) {
  const Americas& map = americas();
  double most = 1;
  for (const MapFlow& flow : flows) most = std::max(most, flow.count);
  Html html{"<figure class=\"map flows\"><svg role=\"img\" aria-label=\""};
  std::string& out = html.text;
  put(out, title);
  ((out += "\" viewBox=\"0 0 ") += map.width) += ' ';
  (out += map.height) += "\"><path class=\"land\" d=\"";
  (out += map.land) += "\"/>";
  Labels labels(number_of(map.width), number_of(map.height));
  for (const MapFlow& flow : flows) {
    const auto to = place_of(flow.to), from = place_of(flow.from);
    if (!to) continue;
    const std::string_view kind = flow.stands_out ? "go hot" : "go";
    if (from) put_band(out, *from, *to, std::max(widest * flow.count / most, thinnest), kind);
    else
      put_disc(out, *to, std::max(largest_disc * std::sqrt(flow.count / most), least_disc), kind);
    labels.keep_free(*to, 3);
  }
  for (const MapFlow& flow : flows)
    if (const auto to = place_of(flow.to)) labels.put(out, *to, 9, flow);
  out += "</svg>\n<figcaption>";
  put(out, caption);
  out += ' ';
  put(out, t("map.note"));
  out += "</figcaption></figure>\n";
  return html;
}

}  // namespace acta::site
