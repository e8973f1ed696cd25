#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "exchange/xlsx_read.h"
#include "exchange/xlsx_testing.h"

// The workbooks that readers of XLSX have stumbled over (shared/conformance/xlsx), and what
// openpyxl reads in them (tests/differential/xlsx_by_openpyxl.py).
namespace acta::exchange {
namespace {

namespace fs = std::filesystem;

const fs::path conformance = ACTA_SOURCE_DIR "/../shared/conformance/xlsx";
const std::string python = "/usr/bin/python3";

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (c == '\\') line += "\\\\";
    else if (c == '\n') line += "\\n";
    else if (c == '\r') line += "\\r";
    else if (c == '\t') line += "\\t";
    else line += c;
  }
  return line;
}

using Cells = std::map<std::string, std::pair<std::string, std::string>>;  // kind and value
struct Workbook {
  bool refused = false;
  std::vector<Cells> sheets;
};

Workbook ours(const std::string& bytes) {
  constexpr std::string_view kinds[] = {"empty", "text", "number", "boolean", "error", "date"};
  Workbook read;
  const auto book = XlsxBook::open(bytes, "t.xlsx");
  if (!book) return {true, {}};
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    Cells cells;
    const auto layout = book->read(i, [&](const SheetRow& row) {
      for (const SheetCell& cell : row.cells)
        if (cell.kind != SheetCell::Kind::empty)
          cells[format_address({row.number, cell.column})] = {
              std::string(kinds[static_cast<std::size_t>(cell.kind)]), on_one_line(cell.text)};
      return true;
    });
    EXPECT_TRUE(layout) << (layout ? "" : layout.error().message + ' ' + layout.error().place);
    // What stands under a merged cell is kept in some files; nobody sees it.
    std::erase_if(cells, [&](const auto& cell) {
      const CellAddress at = *parse_address(cell.first);
      return layout && std::any_of(layout->merged.begin(), layout->merged.end(), [&](auto& range) {
               return range.holds(at) && range.first != at;
             });
    });
    read.sheets.push_back(std::move(cells));
  }
  return read;
}

std::vector<Workbook> theirs(const std::vector<fs::path>& files) {
  std::string command = python + " " ACTA_SOURCE_DIR "/tests/differential/xlsx_by_openpyxl.py";
  for (const fs::path& file : files) command += " '" + file.string() + '\'';
  std::string said;
  FILE* const pipe = popen(command.c_str(), "r");
  char piece[4096];
  while (const std::size_t count = std::fread(piece, 1, sizeof piece, pipe))
    said.append(piece, count);
  EXPECT_EQ(pclose(pipe), 0);
  std::vector<Workbook> books;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (line == "--") books.emplace_back();
    else if (line == "refused") books.back().refused = true;
    else if (line == "sheet") books.back().sheets.emplace_back();
    else {
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      books.back().sheets.back()[line.substr(0, first)] = {
          line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    }
  }
  return books;
}

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void expect_alike(const Cells& our, const Cells& their) {
  for (const auto& [address, cell] : their) {
    const auto found = our.find(address);
    ASSERT_NE(found, our.end()) << address << ' ' << cell.second;
    const auto& [kind, value] = found->second;
    EXPECT_EQ(kind, cell.first) << address;
    if (cell.second == "length of time") continue;
    if (kind == "number") {
      EXPECT_EQ(number(value), number(cell.second)) << address;
    } else if (kind == "date") {
      EXPECT_TRUE(cell.second.starts_with(value)) << address << ' ' << value << ' ' << cell.second;
    } else {
      EXPECT_EQ(value, cell.second) << address;
    }
  }
  for (const auto& [address, cell] : our) EXPECT_TRUE(their.contains(address)) << address;
}

std::vector<fs::path> workbooks() {
  std::vector<fs::path> files;
  for (const char* const folder : {"calamine", "sheetjs"})
    if (fs::exists(conformance / folder))
      for (const auto& file : fs::directory_iterator(conformance / folder))
        files.push_back(file.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(XlsxConformance, ReadsEveryWorkbookAsOpenpyxlDoes) {
  const auto files = workbooks();
  if (files.empty()) GTEST_SKIP() << conformance << " is not there: no workbook of others is read";
  if (std::system((python + " -c 'import openpyxl' >/dev/null 2>&1").c_str()) != 0)
    GTEST_SKIP() << "no python3-openpyxl: XLSX is not compared with another implementation";
  const auto expected = theirs(files);
  ASSERT_EQ(expected.size(), files.size());
  std::size_t compared = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    SCOPED_TRACE(files[i].filename().string());
    if (expected[i].refused) continue;  // the next test tells which
    const Workbook read = ours(slurp(files[i]));
    ASSERT_FALSE(read.refused);
    ASSERT_EQ(read.sheets.size(), expected[i].sheets.size());
    for (std::size_t k = 0; k < read.sheets.size(); ++k) {
      expect_alike(read.sheets[k], expected[i].sheets[k]);
      compared += read.sheets[k].size();
    }
  }
  EXPECT_GT(compared, 1000u);
}

TEST(XlsxConformance, ReadsWhatOpenpyxlCannotAndRefusesWhatNobodyCan) {
  if (workbooks().empty())
    GTEST_SKIP() << conformance << " is not there: no workbook of others is read";
  const auto told_of = [](const char* file) {
    return told(slurp(conformance / "calamine" / file));
  };
  EXPECT_EQ(told_of("empty_s_attribute.xlsx"),
            "A1 text Name\nB1 text Value\nA2 text John\nB2 number 1\nA3 text Sophia\nB3 number 2\n"
            "A4 text Peter\nB4 number 3\nA5 text Sam\nB5 number 4\n");
  EXPECT_EQ(told_of("issue_419.xlsx"), "A1 text Hello\n");
  EXPECT_EQ(told_of("pass_protected.xlsx"), "refused error.xlsx.old-or-locked t.xlsx\n");
  // Its relations are garbage.
  EXPECT_EQ(told_of("issue252.xlsx"),
            "refused error.xml.damaged t.xlsx:xl/_rels/workbook.xml.rels:1\n");
}

}  // namespace
}  // namespace acta::exchange
