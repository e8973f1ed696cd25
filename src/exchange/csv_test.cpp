#include "exchange/csv.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::exchange {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Result<Cells> read_all(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, "t.csv", delimiter);
  Cells records;
  for (;;) {
    const CsvRecord* const record = TRY(reader.next());
    if (!record) return records;
    records.emplace_back(record->cells.begin(), record->cells.end());
  }
}

Cells read(std::string_view text, char delimiter = ',') {
  const auto records = read_all(text, delimiter);
  EXPECT_TRUE(records.has_value()) << (records ? "" : records.error().message);
  return records.value_or(Cells{});
}

void expect_error(std::string_view text, std::string_view message, std::string_view place) {
  const auto records = read_all(text);
  ASSERT_FALSE(records.has_value()) << text;
  EXPECT_EQ(records.error().message, message);
  EXPECT_EQ(records.error().place, place);
}

std::string write(const Cells& records, CsvMode mode = CsvMode::data) {
  CsvWriter writer(mode);
  for (const auto& record : records) {
    for (const auto& cell : record) writer.cell(cell);
    writer.end_record();
  }
  return writer.take();
}

TEST(CsvReader, LineBreaksOfThreeKindsEndARecord) {
  const Cells expected = {{"a", "b"}, {"c", "d"}};
  EXPECT_EQ(read("a,b\nc,d\n"), expected);
  EXPECT_EQ(read("a,b\r\nc,d\r\n"), expected);
  EXPECT_EQ(read("a,b\rc,d\r"), expected);
  EXPECT_EQ(read("a,b\nc,d"), expected);
}

TEST(CsvReader, WhatStandsInQuotesIsKeptAsItIs) {
  EXPECT_EQ(read("\"a,b\",\"c\r\nd\",\"\"\"e\"\"\",\"\"\n"),
            (Cells{{"a,b", "c\r\nd", "\"e\"", ""}}));
}

// Plain cells are looked through eight bytes at a time, wherever they begin.
TEST(CsvReader, CellsOfEveryLengthAreReadWhereverTheyBegin) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (const char delimiter : {',', ';', '\t'})
    for (const std::string line_end : {"\n", "\r\n", "\r"})
      for (std::size_t first = 1; first < 20; ++first)
        for (std::size_t second = 0; second < 20; ++second) {
          const Cells expected = {{letters.substr(0, first), letters.substr(0, second), "é\x01!"},
                                  {"", letters, ""},
                                  {"a,;", "say \"this\"", letters.substr(0, first)},
                                  {letters.substr(0, second), "last"}};
          CsvWriter writer(CsvMode::data, line_end, delimiter);
          for (const auto& record : expected) {
            for (const auto& cell : record) writer.cell(cell);
            writer.end_record();
          }
          EXPECT_EQ(read(writer.take(), delimiter), expected) << first << ' ' << second;
        }
}

TEST(CsvReader, AQuoteThatDoesNotBeginItsCellIsACharacter) {
  EXPECT_EQ(read("37.8\"N,5\"\"\n"), (Cells{{"37.8\"N", "5\"\""}}));
}

TEST(CsvReader, AnEmptyLineIsARecordOfOneEmptyCell) {
  EXPECT_EQ(read("a\n\nb\n"), (Cells{{"a"}, {""}, {"b"}}));
  EXPECT_EQ(read(""), Cells{});
  EXPECT_EQ(read("a,"), (Cells{{"a", ""}}));
  EXPECT_EQ(read(","), (Cells{{"", ""}}));
}

TEST(CsvReader, AByteOrderMarkAtTheStartIsNotPartOfTheFirstCell) {
  EXPECT_EQ(read("\xEF\xBB\xBFid,x\n"), (Cells{{"id", "x"}}));
  EXPECT_EQ(read("id\n\xEF\xBB\xBFx\n"), (Cells{{"id"}, {"\xEF\xBB\xBFx"}}));
  expect_error("\xEF\xBB\xBFid,\"x", "error.csv.unterminated-quote", "t.csv:1:4");
}

TEST(CsvReader, TheDelimiterMayBeGiven) {
  EXPECT_EQ(read("a;b,c\n", ';'), (Cells{{"a", "b,c"}}));
  EXPECT_EQ(read("a\tb\n", '\t'), (Cells{{"a", "b"}}));
}

TEST(CsvReader, ErrorsNameLineAndColumnInCharacters) {
  expect_error("a,b\nc,\"d\ne\n", "error.csv.unterminated-quote", "t.csv:2:3");
  expect_error("a,b\nñ,\"d\"e\n", "error.csv.text-after-quote", "t.csv:2:6");
  expect_error("\"x\r\ny\",  \"z\"\n", "error.csv.space-before-quote", "t.csv:2:6");
  expect_error("a\nñb\xC3(\n", "error.csv.not-utf8", "t.csv:2:3");
  expect_error(std::string_view("a\rb\0c", 5), "error.csv.nul", "t.csv:2:2");
  expect_error("\xFF\xFE\x61", "error.csv.not-utf8", "t.csv:1:1");
}

TEST(CsvReader, AfterAnErrorThereIsNothingMore) {
  CsvReader reader("\"a\"x\nb\n", "t.csv");
  ASSERT_FALSE(reader.next().has_value());
  const auto after = reader.next();
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(*after, nullptr);
}

TEST(CsvReader, ReadsTheCasesOfCsvSpectrum) {
  const std::filesystem::path cases = ACTA_SOURCE_DIR "/../shared/conformance/csv/spectrum/csvs";
  if (!std::filesystem::exists(cases)) GTEST_SKIP() << "conformance material is absent: " << cases;
  const auto file = [&](const char* name) {
    std::ifstream in(cases / (std::string(name) + ".csv"), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return read(text.str());
  };
  EXPECT_EQ(file("simple"), (Cells{{"a", "b", "c"}, {"1", "2", "3"}}));
  EXPECT_EQ(file("simple_crlf"), file("simple"));
  EXPECT_EQ(file("empty"), (Cells{{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}));
  EXPECT_EQ(file("empty_crlf"), file("empty"));
  EXPECT_EQ(file("comma_in_quotes").at(1).at(2), "120 any st.");
  EXPECT_EQ(file("comma_in_quotes").at(1).at(3), "Anytown, WW");
  EXPECT_EQ(file("escaped_quotes"), (Cells{{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}}));
  EXPECT_EQ(file("json").at(1).at(1), R"({"type": "Point", "coordinates": [102.0, 0.5]})");
  EXPECT_EQ(
      file("newlines"),
      (Cells{{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}));
  EXPECT_EQ(file("newlines_crlf"), file("newlines"));
  EXPECT_EQ(file("quotes_and_newlines"),
            (Cells{{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}}));
  EXPECT_EQ(file("utf8"), (Cells{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "5", "ʤ"}}));
  EXPECT_EQ(file("location_coordinates").at(1).at(1), "37�36'37.8\"N 121�2'17.9\"W");
}

TEST(CsvTable, EveryRowOfTheWrongLengthIsTold) {
  const auto table = read_csv_table("a,b\n1\n2,3\n4,5,6\n\n", "t.csv");
  ASSERT_FALSE(table.has_value());
  ASSERT_EQ(table.error().size(), 3U);
  EXPECT_EQ(table.error()[0].place, "t.csv:2");
  EXPECT_EQ(table.error()[1].place, "t.csv:4");
  EXPECT_EQ(table.error()[1].value, "3");
  EXPECT_EQ(table.error()[1].hint, "2");
  EXPECT_EQ(table.error()[2].place, "t.csv:5");
}

TEST(CsvTable, ColumnsHaveEachTheirOwnName) {
  const auto table = read_csv_table("a,,a\n", "t.csv");
  ASSERT_FALSE(table.has_value());
  ASSERT_EQ(table.error().size(), 2U);
  EXPECT_EQ(table.error()[0].message, "error.csv.unnamed-column");
  EXPECT_EQ(table.error()[1].message, "error.csv.repeated-column");
  EXPECT_EQ(read_csv_table("", "t.csv").error().at(0).message, "error.csv.no-header");
}

TEST(CsvTable, PlacesNameTheLineOnWhichTheRowBegins) {
  const auto table = read_csv_table("a,b\n\"1\n1\",2\n3,4\n", "t.csv");
  ASSERT_TRUE(table.has_value());
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->place(table->rows[1], *table->column("b")), "t.csv:4:b");
  EXPECT_FALSE(table->column("c").has_value());
}

TEST(CsvWriter, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(write({{"a", "b,c", "d\"e", "f\ng", " h", "", "=1"}}),
            "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",,=1\r\n");
  EXPECT_EQ(write({{""}, {"", ""}}), "\"\"\r\n,\r\n");
}

TEST(CsvWriter, SpreadsheetsGetNoFormulas) {
  const auto cell = [](std::string_view text) {
    CsvWriter writer(CsvMode::spreadsheet, "");
    return writer.cell(text).end_record().take();
  };
  for (const char* formula : {"=1+1", "+A1", "-2+3", "@SUM(1)", "\tx", "＝1", "＋1", "－1", "＠x",
                              "-", "+", "-1e5", "-1.", "-.5", "+1,5"}) {
    const std::string written = cell(formula);
    EXPECT_TRUE(written.starts_with('\'') || written.starts_with("\"'")) << formula;
    EXPECT_EQ(read(written).at(0).at(0), "'" + std::string(formula));
  }
  EXPECT_EQ(cell("\r\n=1"), "\"'\r\n=1\"");
  for (const char* harmless : {"-12.5", "+3", "-0", "a=b", "'x", "Perú", "1-2", "<b>"})
    EXPECT_EQ(cell(harmless), harmless);
}

TEST(Csv, WhatIsWrittenReadsBackTheSame) {
  const auto text = rc::gen::container<std::string>(
      rc::gen::element('a', 'b', ' ', ',', ';', '"', '\n', '\r', '=', '\t'));
  EXPECT_TRUE(rc::check([&] {
    const auto records = *rc::gen::container<Cells>(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(text)));
    const auto back = read_all(write(records));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == records);
  }));
}

TEST(Csv, ReadingNeverDependsOnWhatFollowsTheRecord) {
  const auto text = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
  EXPECT_TRUE(rc::check([&] {
    const std::string first = *text;
    const auto alone = read_all(first + "\n");
    const bool whole = alone.has_value() && !first.ends_with('\r');
    RC_PRE(whole);
    const auto together = read_all(first + "\nx,y\n");
    RC_ASSERT(together.has_value());
    Cells expected = *alone;
    expected.push_back({"x", "y"});
    RC_ASSERT(*together == expected);
  }));
}

}  // namespace
}  // namespace acta::exchange
