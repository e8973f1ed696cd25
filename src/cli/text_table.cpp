#include "cli/text_table.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "base/text.h"
#include "cli/width.h"

namespace acta::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;

// Of the parts between which fold_lines folds first.
std::size_t longest_part(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" -/_"), text.size());
    const std::size_t hyphen = end < text.size() && text[end] != ' ';
    longest = std::max(longest, width_of(text.substr(0, end)) + hyphen);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

void pad(std::string& line, std::string_view text, std::size_t width, TextTable::Align align) {
  const std::size_t blanks = width - std::min(width, width_of(text));
  if (align == TextTable::right) line.append(blanks, ' ');
  line += text;
  if (align == TextTable::left) line.append(blanks, ' ');
}

void end_line(std::string& out, std::string& line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + '\n';
  line.clear();
}

}  // namespace

void TextTable::row(std::vector<std::string> cells) {
  check(cells.size() == columns_.size(), "a row has as many cells as the table has columns");
  for (std::string& cell : cells) {
    std::replace(cell.begin(), cell.end(), '\n', ' ');
    cell = show_invisible(cell);
  }
  rows_.push_back(std::move(cells));
}

// As wide as their cells, if the terminal is; else the widest columns give way first, down to
// their longest part as long as that is possible.
std::vector<std::size_t> TextTable::widths(std::size_t whole) const {
  std::vector<std::size_t> wanted, least;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    wanted.push_back(width_of(columns_[i].label));
    least.push_back(longest_part(columns_[i].label));
    for (const auto& row : rows_) {
      wanted[i] = std::max(wanted[i], width_of(row[i]));
      least[i] = std::max(least[i], longest_part(row[i]));
    }
    least[i] = std::min(least[i], std::max(narrowest, whole / 3));
  }
  const std::size_t gaps = gap * (columns_.size() - 1);
  for (bool down_to_words : {true, false}) {
    while (std::accumulate(wanted.begin(), wanted.end(), gaps) > whole) {
      const auto can_give = [&](std::size_t i) {
        return wanted[i] > (down_to_words ? least[i] : narrowest);
      };
      std::size_t widest = columns_.size();
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (can_give(i) && (widest == columns_.size() || wanted[i] > wanted[widest])) widest = i;
      if (widest == columns_.size()) break;
      --wanted[widest];
    }
  }
  return wanted;
}

std::string TextTable::print(std::size_t width) const {
  const std::vector<std::size_t> widths = this->widths(width);
  std::string out, line;
  const auto print_row = [&](const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> folded;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      folded.push_back(fold_lines(cells[i], widths[i]));
      height = std::max(height, folded.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line.append(gap, ' ');
        pad(line, y < folded[i].size() ? folded[i][y] : "", widths[i], columns_[i].align);
      }
      end_line(out, line);
    }
  };
  std::vector<std::string> labels, rules;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    labels.push_back(columns_[i].label);
    std::string& rule = rules.emplace_back();
    for (std::size_t x = 0; x < widths[i]; ++x) rule += "─";
  }
  print_row(labels);
  print_row(rules);
  for (const auto& row : rows_) print_row(row);
  return out;
}

}  // namespace acta::cli
