#include "exchange/csv_source.h"

#include <gtest/gtest.h>

#include "exchange/spreadsheet_file.h"

namespace acta::exchange {
namespace {

CsvSource source(std::string_view bytes) {
  const auto read = read_csv_source(bytes, "t.csv");
  EXPECT_TRUE(read) << bytes;
  return read.value_or(CsvSource{});
}

TEST(CsvSource, FindsOutTheEncoding) {
  const auto utf8 = source("país,año\n");
  EXPECT_EQ(utf8.encoding, CsvSource::Encoding::utf8);
  EXPECT_EQ(source("\xEF\xBB\xBFpaís\n").text, "país\n");

  const auto western = source("pa\xEDs;a\xF1o;\x80;\x93si\x94\n");
  EXPECT_EQ(western.encoding, CsvSource::Encoding::windows_1252);
  EXPECT_EQ(western.text, "país;año;€;“si”\n");

  using namespace std::string_view_literals;
  const auto wide = source("\xFF\xFE\xF1\0\t\0o\0"sv);
  EXPECT_EQ(wide.encoding, CsvSource::Encoding::utf16);
  EXPECT_EQ(wide.text, "ñ\to");
  EXPECT_EQ(wide.delimiter, '\t');
}

TEST(CsvSource, FindsOutTheDelimiterOutsideOfQuotes) {
  EXPECT_EQ(source("a,b,c\n1;2,3\n").delimiter, ',');
  EXPECT_EQ(source("a;\"b, c, d\";e\n").delimiter, ';');
  EXPECT_EQ(source("a\tb,c\td\n").delimiter, '\t');
  EXPECT_EQ(source("one column\n").delimiter, ',');
  const auto told = source("sep=;\r\na,b;c\r\n");
  EXPECT_EQ(told.delimiter, ';');
  EXPECT_EQ(told.text, "a,b;c\r\n");
}

TEST(CsvSource, RefusesWhatIsNoTextAtAll) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {"\x81\x8D\x90"sv, "\xFF\x00\xD8"sv, "\x89PNG\r\n\x1A\n\0\0"sv}) {
    const auto read = read_csv_source(bytes, "t.csv");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "error.csv.unknown-encoding");
  }
}

TEST(ReadSpreadsheet, CountsTheRecordsOfCsvAsASpreadsheetCountsRows) {
  std::string told;
  const auto read =
      read_spreadsheet("a;b\r\n\r\n\"two\nlines\";'=x\r\n", "t.csv", [&](const SheetRow& row) {
        for (const SheetCell& cell : row.cells)
          told += format_address({row.number, cell.column}) + ' ' + std::string(cell.text) + '\n';
        return true;
      });
  ASSERT_TRUE(read);
  EXPECT_EQ(told, "A1 a\nB1 b\nA3 two\nlines\nB3 =x\n");
}

TEST(CellAddress, ReadsAndWritesLetters) {
  for (const char* const address : {"A1", "Z9", "AA10", "XFD1048576"})
    EXPECT_EQ(format_address(*parse_address(address)), address);
  EXPECT_EQ(format_address(*parse_address("$B$5")), "B5");
  for (const char* const none : {"", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1B"})
    EXPECT_FALSE(parse_address(none)) << none;
  EXPECT_EQ(format_range(*parse_range("B2:C9")), "B2:C9");
  EXPECT_FALSE(parse_range("C9:B2"));
}

}  // namespace
}  // namespace acta::exchange
