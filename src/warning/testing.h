#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <zlib.h>

// Golden cases stand outside the source, in ../shared/early-warning; tests that need them say so
// and skip where they are not.
namespace acta::warning::testing {

inline const std::filesystem::path& shared() {
  static const std::filesystem::path folder =
      std::filesystem::path(ACTA_SOURCE_DIR) / "../shared/early-warning";
  return folder;
}

#define ACTA_NEEDS_GOLDEN_CASES()                                         \
  if (!std::filesystem::exists(::acta::warning::testing::shared()))       \
  GTEST_SKIP() << "NOT TESTED: the golden cases are not here, looked in " \
               << ::acta::warning::testing::shared()

// A CSV file, gzipped or not, whose cells hold no line break. "NA" and nothing are NaN as numbers.
struct Golden {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  std::size_t column(std::string_view name) const {
    for (std::size_t i = 0; i < header.size(); ++i)
      if (header[i] == name) return i;
    throw std::runtime_error("no column " + std::string(name));
  }
};

inline double number(const std::string& cell) {
  const char* const begin = cell.c_str();
  char* end = nullptr;
  const double value = std::strtod(begin, &end);
  return end == begin ? std::numeric_limits<double>::quiet_NaN() : value;
}

inline std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    else if (c == ',' && !quoted) cells.emplace_back();
    else if (c != '\r') cells.back() += c;
  }
  return cells;
}

inline Golden read_golden(std::string_view path) {
  const gzFile file = gzopen((shared() / path).c_str(), "rb");
  if (!file) throw std::runtime_error("cannot read " + std::string(path));
  Golden table;
  std::string line;
  char buffer[1 << 16];
  const auto end_line = [&] {
    if (table.header.empty()) table.header = cells_of(line);
    else if (!line.empty()) table.rows.push_back(cells_of(line));
    line.clear();
  };
  while (gzgets(file, buffer, sizeof buffer)) {
    line += buffer;
    if (line.back() != '\n') continue;
    line.pop_back();
    end_line();
  }
  if (!line.empty()) end_line();
  gzclose(file);
  return table;
}

// The count matrices that the detectors' golden cases were made from.
class Panels {
 public:
  std::vector<double> series(const std::string& panel, const std::string& name) {
    auto found = panels_.find(panel);
    if (found == panels_.end())
      found = panels_.emplace(panel, read_golden("golden/detect/input_" + panel + ".csv")).first;
    std::vector<double> counts;
    const std::size_t column = found->second.column(name);
    for (const auto& row : found->second.rows) counts.push_back(number(row[column]));
    return counts;
  }

 private:
  std::map<std::string, Golden> panels_;
};

}  // namespace acta::warning::testing
