#pragma once

#include <string>

#include "warning/corridor.h"
#include "warning/testing.h"

// The legs of the route from Darién to the United States, for tests and measurements: monthly
// counts by nationality from January 2020 on.
namespace acta::warning::testing {

constexpr std::size_t route_months = 64;  // to April 2025
using ByNationality = std::map<std::string, std::vector<double>>;

inline ByNationality monthly(std::string_view file) {
  const Golden table = read_golden("data/migration/" + std::string(file) + "_nat_monthly.csv");
  ByNationality counts;
  for (const auto& row : table.rows) {
    const int month =
        (std::stoi(row[0].substr(0, 4)) - 2020) * 12 + std::stoi(row[0].substr(5, 2)) - 1;
    if (month < 0 || month >= static_cast<int>(route_months)) continue;
    auto& series = counts[row[1]];
    // These tables leave a month out when nobody came.
    if (series.empty()) series.assign(route_months, 0);
    series[static_cast<std::size_t>(month)] += number(row[2]);
  }
  counts.erase("OOO");  // "other"
  return counts;
}

struct Leg {
  const char* name;
  std::vector<std::string> nationalities;
  std::vector<CorridorSeries> series;
};

// Nationalities with 70 persons a month and more on both sides of the border, over the whole time.
inline std::vector<Leg> route() {
  constexpr double least = 70.0 * route_months;
  const ByNationality places[] = {monthly("darien"), monthly("honduras"), monthly("mexico"),
                                  monthly("usa_swb")};
  const auto total = [](const std::vector<double>& counts) {
    double sum = 0;
    for (const double count : counts) sum += count;
    return sum;
  };
  std::vector<Leg> legs = {{"Darién to Honduras", {}, {}},
                           {"Honduras to Mexico", {}, {}},
                           {"Mexico to United States", {}, {}}};
  for (std::size_t leg = 0; leg < 3; ++leg)
    for (const auto& [nationality, here] : places[leg + 1]) {
      const auto upstream = places[leg].find(nationality);
      if (upstream == places[leg].end() || total(here) < least || total(upstream->second) < least)
        continue;
      CorridorSeries series{here, upstream->second, {}};
      if (leg > 0) {
        const auto beyond = places[leg - 1].find(nationality);
        series.beyond =
            beyond == places[leg - 1].end() ? std::vector<double>(route_months, 0) : beyond->second;
      }
      legs[leg].nationalities.push_back(nationality);
      legs[leg].series.push_back(std::move(series));
    }
  return legs;
}

}  // namespace acta::warning::testing
