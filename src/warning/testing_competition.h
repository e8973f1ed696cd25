#pragma once

#include <sstream>

#include "warning/testing.h"

// The series of the forecasting competitions, for tests and measurements.
namespace acta::warning::testing {

struct CompetitionSeries {
  std::string id;
  std::vector<double> history;
  std::vector<double> future;
};

inline std::vector<double> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<double> values;
  for (double value = 0; in >> value;) values.push_back(value);
  return values;
}

inline std::vector<CompetitionSeries> competition(std::string_view file, std::string_view period) {
  const Golden table = read_golden("data/competition/" + std::string(file) + ".csv.gz");
  const std::size_t kind = table.column("period"), id = table.column("id"),
                    train = table.column("train"), test = table.column("test");
  std::vector<CompetitionSeries> all;
  for (const auto& row : table.rows)
    if (row[kind] == period) all.push_back({row[id], numbers(row[train]), numbers(row[test])});
  return all;
}

inline std::map<std::string, std::vector<double>> histories(std::string_view file,
                                                            std::string_view period) {
  std::map<std::string, std::vector<double>> by_id;
  for (auto& series : competition(file, period)) by_id[series.id] = std::move(series.history);
  return by_id;
}

// What a peer forecast of each series, by horizon.
struct PeerForecast {
  std::vector<double> mean, low95, high95;
};
inline std::map<std::string, PeerForecast> peer(std::string_view file, std::string_view method) {
  const Golden table = read_golden("golden/forecast/" + std::string(file) + ".csv.gz");
  const std::size_t id = table.column("id"), by = table.column("method"),
                    mean = table.column("mean");
  const bool limits = table.header.size() > 4;
  std::map<std::string, PeerForecast> all;
  for (const auto& row : table.rows) {
    if (row[by] != method) continue;
    PeerForecast& into = all[row[id]];
    into.mean.push_back(number(row[mean]));
    if (!limits) continue;
    into.low95.push_back(number(row[table.column("lo95")]));
    into.high95.push_back(number(row[table.column("hi95")]));
  }
  return all;
}

}  // namespace acta::warning::testing
