#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace acta::cli {

// A table as people read it in a terminal: aligned columns, a line under the head, and cells that
// fold where the table would be wider than the terminal.
//
//   TextTable table({{"mechanism"}, {"common", TextTable::right}});
//   table.row({"CAM", "21"});
//   table.print(100)
class TextTable {
 public:
  enum Align { left, right };
  struct Column {
    std::string label;
    Align align = left;
  };
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void row(std::vector<std::string> cells);  // as many as columns
  std::string print(std::size_t width) const;

 private:
  std::vector<std::size_t> widths(std::size_t whole) const;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace acta::cli
