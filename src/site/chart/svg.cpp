#include "site/chart/svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "site/html.h"

namespace acta::site {

std::string svg_number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  std::string number = text;
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  return number == "-0" ? "0" : number;
}

std::string open_svg(double width, double height, std::string_view name) {
  std::string out = "<svg class=\"fan\" viewBox=\"0 0 " + svg_number(width) + ' ' +
                    svg_number(height) + "\" role=\"img\" aria-label=\"";
  put(out, name);
  return out += "\">";
}

void put_bar(std::string& out, std::string_view kind, double x, double y, double w, double h) {
  ((out += "<rect class=\"") += kind) += "\" x=\"";
  ((out += svg_number(x)) += "\" y=\"") += svg_number(y);
  ((out += "\" width=\"") += svg_number(w)) += "\" height=\"";
  (out += svg_number(h)) += "\"/>";
}

void put_text(std::string& out, double x, double y, std::string_view anchor, std::string_view words,
              std::string_view kind) {
  ((out += "<text x=\"") += svg_number(x)) += "\" y=\"";
  out += svg_number(y);
  if (anchor != "start") (out += "\" text-anchor=\"") += anchor;
  if (!kind.empty()) (out += "\" class=\"") += kind;
  out += "\">";
  put(out, words);
  out += "</text>";
}

void put_line(std::string& out, std::string_view kind, double x1, double y1, double x2, double y2) {
  ((out += "<path class=\"") += kind) += "\" d=\"";
  put_step(out, 'M', x1, y1);
  put_step(out, 'L', x2, y2);
  out += "\"/>";
}

void put_step(std::string& out, char step, double x, double y) {
  ((out += step) += svg_number(x)) += ' ';
  out += svg_number(y);
}

double step_of_scale(double most) {
  const double rough = std::max(most, 1.0) / 3;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double ratio = rough / power;
  return std::max(1.0, power * (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1));
}

}  // namespace acta::site
