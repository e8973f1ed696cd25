#include "answer/difference.h"

#include <algorithm>
#include <iterator>

namespace acta::answer {
namespace {

std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> rows;
  table.each([&](const Row& row) {
    std::string& line = rows.emplace_back();
    for (const Cell& cell : row) {
      const std::string said = cell.for_people();
      if (!said.empty()) (line += line.empty() ? "" : " · ") += said;
    }
  });
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

std::vector<std::string> difference(const Answer& before, const Answer& after, const Messages& t) {
  std::vector<std::string> lines;
  for (const Table& table : after.tables) {
    const Table* const former = before.table(table.key);
    if (!former || table.only_shown) continue;
    const auto was = rows_of(*former), is = rows_of(table);
    std::vector<std::string> gone, come;
    std::set_difference(was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(gone));
    std::set_difference(is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(come));
    if (gone.empty() && come.empty()) continue;
    lines.push_back(std::string(t("table." + table.key)) + ':');
    for (const std::string& row : gone) lines.push_back("- " + row);
    for (const std::string& row : come) lines.push_back("+ " + row);
  }
  return lines;
}

}  // namespace acta::answer
