#include "exchange/xlsx_write.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <boost/json.hpp>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/spreadsheet_file.h"
#include "exchange/unzip.h"
#include "exchange/xlsx_testing.h"

namespace acta::exchange {
namespace {

using Grid = std::vector<std::vector<std::string>>;

XlsxTable table_of(const Grid& grid) {
  XlsxTable table{.name = "S", .choices_name = "L", .refusal = "no", .columns = {}, .rows = {}};
  for (const std::string& header : grid.front())
    table.columns.push_back({.header = header, .choices = {}});
  for (std::size_t i = 1; i < grid.size(); ++i) {
    table.rows.emplace_back();
    for (const std::string& cell : grid[i]) table.rows.back().push_back({cell});
  }
  return table;
}

Grid read_back(const std::string& bytes, std::size_t rows, std::size_t columns) {
  Grid grid(rows, std::vector<std::string>(columns));
  const auto read = read_spreadsheet(bytes, "t", [&](const SheetRow& row) {
    for (const SheetCell& cell : row.cells) grid.at(row.number - 1).at(cell.column - 1) = cell.text;
    return true;
  });
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return grid;
}

std::string csv_of(const Grid& grid, char delimiter) {
  CsvWriter writer(CsvMode::spreadsheet, "\r\n", delimiter);
  for (const auto& record : grid) {
    for (const auto& cell : record) writer.cell(cell);
    writer.end_record();
  }
  return writer.take();
}

rc::Gen<std::string> cell_text() {
  const auto piece = rc::gen::element<std::string>(
      "a", "ñ", "語", "\xF0\x9F\x98\x80", " ", "=1+1", "+2", "-x", "@", "'", "\"", ",", ";", "\t",
      "\n", "<b>", "&amp;", "_x000D_", "_x", "1.50", "2022-10", "\xEF\xBF\xBE", "\x01", "TRUE");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](auto pieces) {
    std::string text;
    for (const auto& each : pieces) text += each;
    return text;
  });
}

TEST(WriteXlsx, WhatIsWrittenIsReadAgain) {
  EXPECT_TRUE(rc::check("xlsx", [] {
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    Grid grid = *rc::gen::container<Grid>(
        *rc::gen::inRange<std::size_t>(1, 5),
        rc::gen::container<std::vector<std::string>>(columns, cell_text()));
    for (auto& header : grid.front()) header = 'h' + header;
    const auto bytes = write_xlsx(table_of(grid));
    RC_ASSERT(bytes.has_value());
    RC_ASSERT(read_back(*bytes, grid.size(), columns) == grid);
  }));
}

TEST(WriteXlsx, SpreadsheetCsvIsReadAgainToo) {
  EXPECT_TRUE(rc::check("csv", [] {
    const auto columns = *rc::gen::inRange<std::size_t>(2, 5);
    Grid grid = *rc::gen::container<Grid>(
        *rc::gen::inRange<std::size_t>(1, 5),
        rc::gen::container<std::vector<std::string>>(columns, cell_text()));
    grid.front().assign(columns, "header");
    const char delimiter = *rc::gen::element(',', ';', '\t');
    RC_ASSERT(read_back(csv_of(grid, delimiter), grid.size(), columns) == grid);
  }));
}

TEST(WriteXlsx, EveryNaughtyStringSurvivesBothFormats) {
  const std::filesystem::path file = ACTA_SOURCE_DIR "/../shared/conformance/strings/blns.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << file << " is not there";
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const boost::json::value strings = boost::json::parse(text.str());
  Grid grid{{"n", "text"}};
  for (const auto& each : strings.as_array()) {
    std::string string(each.as_string());
    // The record takes no NUL and no half characters, so none are ever written.
    if (is_utf8(string) && string.find('\0') == std::string::npos)
      grid.push_back({std::to_string(grid.size()), std::move(string)});
  }
  EXPECT_GT(grid.size(), 500u);
  const auto bytes = write_xlsx(table_of(grid));
  ASSERT_TRUE(bytes);
  EXPECT_EQ(read_back(*bytes, grid.size(), 2), grid);
  EXPECT_EQ(read_back(csv_of(grid, ';'), grid.size(), 2), grid);
}

std::string part(const std::string& bytes, const std::string& name) {
  const auto zip = Unzip::open(bytes, "t.xlsx");
  EXPECT_TRUE(zip);
  auto opened = zip->part(name);
  EXPECT_TRUE(opened);
  std::string all(1 << 20, '\0');
  all.resize(opened->read(all.data(), all.size()).value_or(0));
  return all;
}

TEST(WriteXlsx, LocksWhatIsLockedAndOffersTheChoices) {
  const auto bytes = write_xlsx(
      {.name = "Compromisos",
       .choices_name = "Listas",
       .refusal = "elija de la lista",
       .columns =
           {{.header = "referencia", .width = 9, .locked = true, .choices = {"CM06", "CM07"}},
            {.header = "estado", .width = 20, .choices = {"cumplido", "en curso"}},
            {.header = "valor", .choices = {}}},
       .rows = {{{"CM06"}, {"cumplido"}, {"12.5", true}}},
       .rows_below = 2});
  ASSERT_TRUE(bytes);
  EXPECT_EQ(told(*bytes),
            "A1 text referencia\nB1 text estado\nC1 text valor\n"
            "A2 text CM06\nB2 text cumplido\nC2 number 12.5\n");
  EXPECT_EQ(told(*bytes, 1), "A1 text CM06\nB1 text cumplido\nA2 text CM07\nB2 text en curso\n");
  const std::string sheet = part(*bytes, "xl/worksheets/sheet1.xml");
  for (const char* const expected :
       {"<sheetProtection ", R"(state="frozen")", "elija de la lista",
        "<formula1>'Listas'!$B$1:$B$2</formula1>", R"(sqref="B2:B4")", R"(sqref="A2:A4")"})
    EXPECT_NE(sheet.find(expected), std::string::npos) << expected << '\n' << sheet;
  EXPECT_NE(part(*bytes, "xl/workbook.xml").find(R"(state="hidden")"), std::string::npos);
}

TEST(WriteXlsx, HasTheSameBytesEveryTime) {
  const Grid grid{{"a", "b"}, {"1", "dos"}};
  EXPECT_EQ(write_xlsx(table_of(grid)).value(), write_xlsx(table_of(grid)).value());
}

TEST(WriteXlsx, SaysWhichCellNoSpreadsheetTakes) {
  const auto bytes = write_xlsx(table_of({{"a", "b"}, {"1", std::string(32'768, 'x')}}));
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().message, "error.xlsx.text-too-long");
  EXPECT_EQ(bytes.error().place, "B2");
}

}  // namespace
}  // namespace acta::exchange
