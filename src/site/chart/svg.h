#pragma once

#include <string>
#include <string_view>

// Pieces of SVG that the charts share. Coordinates have one decimal; words are escaped.
namespace acta::site {

// A drawing of that size, named for who does not see it; the caller closes it.
std::string open_svg(double width, double height, std::string_view name);
void put_bar(std::string& out, std::string_view kind, double x, double y, double w, double h);
std::string svg_number(double value);  // "12.3", "12"
void put_text(std::string& out, double x, double y, std::string_view anchor, std::string_view words,
              std::string_view kind = {});
void put_line(std::string& out, std::string_view kind, double x1, double y1, double x2, double y2);
// "M12 3", "L12 3": a step of a path.
void put_step(std::string& out, char step, double x, double y);

// 1, 2 or 5 times a power of ten, so that about three of it reach the top.
double step_of_scale(double most);

}  // namespace acta::site
