#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.h"
#include "exchange/cap.h"
#include "exchange/cap_time.h"

namespace acta::exchange {
namespace {

constexpr std::size_t most_points = 2000;  // of a ring that is looked at for crossings

struct Point {
  double latitude, longitude;
  bool operator==(const Point&) const = default;
};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view space = " \t\r\n";
  for (std::size_t at = text.find_first_not_of(space); at != text.npos;) {
    const std::size_t end = std::min(text.find_first_of(space, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(space, end);
  }
  return words;
}

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (wrong != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<Point> point_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return std::nullopt;
  const auto latitude = number_in(text.substr(0, comma));
  const auto longitude = number_in(text.substr(comma + 1));
  if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180)
    return std::nullopt;
  return Point{*latitude, *longitude};
}

double side(Point a, Point b, Point c) {
  return (b.longitude - a.longitude) * (c.latitude - a.latitude) -
         (b.latitude - a.latitude) * (c.longitude - a.longitude);
}

bool cross(Point a, Point b, Point c, Point d) {
  const double ab_c = side(a, b, c), ab_d = side(a, b, d);
  const double cd_a = side(c, d, a), cd_b = side(c, d, b);
  return ab_c * ab_d < 0 && cd_a * cd_b < 0;
}

bool is_ring(std::string_view text) {
  std::vector<Point> points;
  for (const std::string_view word : words_of(text)) {
    const auto point = point_in(word);
    if (!point) return false;
    points.push_back(*point);
  }
  if (points.size() < 4 || points.front() != points.back()) return false;
  if (points.size() > most_points) return true;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    for (std::size_t j = i + 2; j + 1 < points.size(); ++j)
      if (cross(points[i], points[i + 1], points[j], points[j + 1])) return false;
  return true;
}

bool is_circle(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() != 2 || !point_in(words[0])) return false;
  const auto radius = number_in(words[1]);
  return radius && *radius >= 0;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\r\n,<&") == text.npos;
}

class Rules {
 public:
  explicit Rules(const CapMessage& message) : it_(message) {}

  Errors run() {
    if (!is_name(it_.identifier))
      refuse("error.cap.identifier", "alert/identifier", it_.identifier);
    if (!is_name(it_.sender)) refuse("error.cap.identifier", "alert/sender", it_.sender);
    if ((it_.scope == "Restricted") != !it_.restriction.empty())
      refuse("error.cap.restriction", "alert/restriction", it_.restriction);
    if (it_.scope == "Private" && it_.addresses.empty())
      refuse("error.cap.addresses", "alert/addresses", {});
    references();
    for (std::size_t i = 0; i < it_.infos.size(); ++i)
      info(it_.infos[i], "alert/info[" + std::to_string(i + 1) + ']');
    languages();
    return std::move(errors_);
  }

 private:
  void references() {
    if (it_.references.empty()) {
      if (it_.type != "Alert") refuse("error.cap.references", "alert/references", {});
      return;
    }
    for (const std::string_view word : words_of(it_.references)) {
      const std::size_t first = word.find(','), last = word.rfind(',');
      const bool good = first != word.npos && last > first && is_name(word.substr(0, first)) &&
                        is_name(word.substr(first + 1, last - first - 1)) &&
                        cap_time(word.substr(last + 1)) &&
                        word.substr(first + 1, last - first - 1) != it_.identifier;
      if (!good) refuse("error.cap.references", "alert/references", word);
    }
  }

  void info(const CapInfo& info, const std::string& path) {
    const auto sent = cap_time(it_.sent), effective = cap_time(info.effective);
    const auto onset = cap_time(info.onset), expires = cap_time(info.expires);
    const auto begins = onset ? onset : effective ? effective : sent;
    if (expires && begins && *expires < *begins)
      refuse("error.cap.expires", path + "/expires", info.expires);
    pairs(info.event_codes, path + "/eventCode");
    pairs(info.parameters, path + "/parameter");
    if (!info.web.empty() && info.web.find(':') == info.web.npos)
      refuse("error.cap.web", path + "/web", info.web);
    for (std::size_t i = 0; i < info.areas.size(); ++i)
      area(info.areas[i], path + "/area[" + std::to_string(i + 1) + ']');
  }

  void area(const CapArea& area, const std::string& path) {
    for (std::size_t i = 0; i < area.polygons.size(); ++i)
      if (!is_ring(area.polygons[i]))
        refuse("error.cap.ring", path + "/polygon[" + std::to_string(i + 1) + ']',
               area.polygons[i]);
    for (std::size_t i = 0; i < area.circles.size(); ++i)
      if (!is_circle(area.circles[i]))
        refuse("error.cap.circle", path + "/circle[" + std::to_string(i + 1) + ']',
               area.circles[i]);
    pairs(area.geocodes, path + "/geocode");
    const auto bottom = number_in(area.altitude), top = number_in(area.ceiling);
    if (top && (!bottom || *top < *bottom))
      refuse("error.cap.ceiling", path + "/ceiling", area.ceiling);
  }

  void pairs(const std::vector<CapPair>& pairs, const std::string& path) {
    for (std::size_t i = 0; i < pairs.size(); ++i)
      if (pairs[i].first.empty())
        refuse("error.cap.pair", path + '[' + std::to_string(i + 1) + ']', pairs[i].second);
  }

  // One text for each language, of the same event: the codes do not differ.
  void languages() {
    for (std::size_t i = 0; i < it_.infos.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const CapInfo &a = it_.infos[j], &b = it_.infos[i];
        if (a.language == b.language || a.event_codes != b.event_codes) continue;
        const bool same_areas =
            std::equal(a.areas.begin(), a.areas.end(), b.areas.begin(), b.areas.end(),
                       [](const auto& x, const auto& y) {
                         return x.polygons == y.polygons && x.geocodes == y.geocodes;
                       });
        if (same_areas && a.effective == b.effective && a.onset == b.onset &&
            (a.categories != b.categories || a.urgency != b.urgency || a.severity != b.severity ||
             a.certainty != b.certainty)) {
          refuse("error.cap.languages", "alert/info[" + std::to_string(i + 1) + ']', b.language);
          return;
        }
      }
  }

  void refuse(const char* message, std::string place, std::string_view value) {
    errors_.push_back(
        {ErrorKind::invalid, message, std::move(place), std::string(value.substr(0, 200)), {}});
  }

  const CapMessage& it_;
  Errors errors_;
};

}  // namespace

Errors check_cap(const CapMessage& message) { return Rules(message).run(); }

}  // namespace acta::exchange
