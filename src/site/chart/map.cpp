#include "site/chart/map.h"

#include <algorithm>

#include "base/text.h"
#include "site/chart/americas.h"

namespace acta::site {

namespace {

std::string_view class_of(MapDot::Kind kind) {
  switch (kind) {
    case MapDot::Kind::member: return "in";
    case MapDot::Kind::possible: return "may";
    case MapDot::Kind::associate: return "by";
  }
  return "in";
}

void put_dot(std::string& out, const Americas::Place& place, const MapDot& dot) {
  out += "<circle class=\"";
  out += class_of(dot.kind);
  ((out += "\" cx=\"") += place.x) += "\" cy=\"";
  (out += place.y) += "\" r=\"3.6\"><title>";
  put(out, dot.name);
  out += "</title></circle>";
}

void put_legend(std::string& out, const Messages& t, const std::vector<MapDot>& dots) {
  out += "<p class=\"legend\">";
  for (const auto kind : {MapDot::Kind::member, MapDot::Kind::possible, MapDot::Kind::associate}) {
    const auto many = std::count_if(dots.begin(), dots.end(),
                                    [&](const MapDot& dot) { return dot.kind == kind; });
    if (many == 0) continue;
    const std::string name(class_of(kind));
    out +=
        "<span class=\"g\"><svg class=\"map\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" "
        "aria-hidden=\"true\"><circle class=\"" +
        name + "\" cx=\"5\" cy=\"5\" r=\"3.6\"/></svg>";
    put(out, t("map." + name, {{"count", std::int64_t{many}}}));
    out += "</span>";
  }
  out += "</p>\n";
}

}  // namespace

Html draw_map(const Messages& t, std::string_view title, const std::vector<MapDot>& dots) {
  const Americas& map = americas();
  std::vector<std::string> beyond;
  Html html{"<figure class=\"map\">"};
  std::string& out = html.text;
  put_legend(out, t, dots);
  out += "<svg role=\"img\" aria-label=\"";
  put(out, title);
  ((out += "\" viewBox=\"0 0 ") += map.width) += ' ';
  (out += map.height) += "\"><path class=\"land\" d=\"";
  (out += map.land) += "\"/>";
  for (const MapDot& dot : dots) {
    const auto place = map.places.find(dot.country);
    if (place == map.places.end()) beyond.push_back(dot.name);
    else put_dot(out, place->second, dot);
  }
  out += "</svg>\n<figcaption>";
  std::sort(beyond.begin(), beyond.end(), [&](const std::string& a, const std::string& b) {
    return sorts_before(a, b, t.language());
  });
  std::string names;
  for (const std::string& name : beyond) (names += names.empty() ? "" : ", ") += name;
  if (!beyond.empty()) {
    put(out, t("map.beyond", {{"names", std::string_view(names)}}));
    out += ' ';
  }
  put(out, t("map.note"));
  out += "</figcaption></figure>\n";
  return html;
}

}  // namespace acta::site
