#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "exchange/sheet.h"
#include "exchange/spreadsheet_file.h"
#include "exchange/xlsx_write.h"

// What LibreOffice saves, in its XLSX and in CSV of a western Windows: our workbooks again, and
// ones that people made with it.
namespace acta::exchange {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string cells(const std::string& bytes) {
  std::string all;
  const auto read = read_spreadsheet(bytes, "t", [&](const SheetRow& row) {
    for (const SheetCell& cell : row.cells)
      all += format_address({row.number, cell.column}) + ' ' + std::string(cell.text) + '\n';
    return true;
  });
  return read ? all : "refused " + read.error().message + ' ' + read.error().place;
}

struct LibreOffice : testing::Test {
  void SetUp() override {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0)
      GTEST_SKIP() << "no soffice: what LibreOffice saves is not read";
    std::string name = (fs::temp_directory_path() / "acta-soffice-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~LibreOffice() override { fs::remove_all(folder); }

  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(folder / file, std::ios::binary) << bytes;
  }
  void convert(const std::string& to, const std::string& files) const {
    const std::string command = "cd " + folder.string() +
                                " && soffice -env:UserInstallation=file://" +
                                (folder / "home").string() + " --headless --convert-to " + to +
                                " --outdir out " + files + " >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
  }
  std::string saved(const std::string& file) const { return slurp(folder / "out" / file); }

  fs::path folder;
};

constexpr const char* cp1252_with_semicolons = "'csv:Text - txt - csv (StarCalc):59,34,1'";

TEST_F(LibreOffice, SavesOurWorkbooksAndWeReadThemAgain) {
  const auto bytes =
      write_xlsx({.name = "Compromisos",
                  .choices_name = "Listas",
                  .refusal = "no",
                  .columns = {{.header = "referencia", .locked = true, .choices = {}},
                              {.header = "situação", .choices = {"em andamento", "feito"}},
                              {.header = "em", .choices = {}},
                              {.header = "valor", .choices = {}}},
                  .rows = {{{"CM06"}, {"em andamento"}, {"2025-10"}, {"12.5", true}},
                           {{"CM07"}, {"«à»; \"b\"\ncoração €"}, {"=1+1"}, {"-0.001", true}}},
                  .rows_below = 3});
  ASSERT_TRUE(bytes);
  const std::string expected =
      "A1 referencia\nB1 situação\nC1 em\nD1 valor\n"
      "A2 CM06\nB2 em andamento\nC2 2025-10\nD2 12.5\n"
      "A3 CM07\nB3 «à»; \"b\"\ncoração €\nC3 =1+1\nD3 -0.001\n";
  EXPECT_EQ(cells(*bytes), expected);
  write("t.xlsx", *bytes);
  convert("xlsx", "t.xlsx");
  EXPECT_EQ(cells(saved("t.xlsx")), expected);
  convert(cp1252_with_semicolons, "t.xlsx");
  EXPECT_NE(saved("t.csv").find("situa\xE7\xE3o"), std::string::npos);
  EXPECT_EQ(cells(saved("t.csv")), expected);
}

// A sheet as somebody fills it in: a flat ODS of OpenDocument 1.3, whose days count from `epoch`.
std::string filled_in(std::string_view epoch) {
  const auto text = [](std::string_view says) {
    return fmt::format(
        "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
        says);
  };
  const auto day = [](std::string_view style) {
    return fmt::format(
        "<table:table-cell table:style-name=\"{}\" office:value-type=\"date\" "
        "office:date-value=\"2026-10-30\"/>",
        style);
  };
  const auto row = [](std::string_view its, std::string_view cells) {
    return fmt::format("<table:table-row{}>{}</table:table-row>", its, cells);
  };
  const std::string covered = "<table:covered-table-cell/>";
  const std::string rows =
      row("", text("reference") + text("status") + text("as_of") + text("report")) +
      row("", text("CM02") +
                  "<table:table-cell table:formula=\"of:=&quot;lim&quot;&amp;&quot;ited&quot;\"/>" +
                  day("day") + text("Está en marcha.")) +
      row(" table:visibility=\"collapse\"",
          text("CM03") + text("complete") + day("month") + text("Hidden.")) +
      row("", text("CM04") +
                  "<table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\">"
                  "<text:p>limited</text:p></table:table-cell>" +
                  day("day") + text("Merged.")) +
      row("", text("CM05") + covered + day("day") + text("Merged, too.")) +
      row("", text("CM06") + "<table:table-cell table:formula=\"of:=1/0\"/>" + day("day")) +
      row("", text("CM07") + text("limited") +
                  "<table:table-cell office:value-type=\"float\" office:value=\"46325\"/>");
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3")"
      R"( office:mimetype="application/vnd.oasis.opendocument.spreadsheet")"
      R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
      R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
      R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0")"
      R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
      R"( xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2")"
      R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>)"
      R"(<number:date-style style:name="D"><number:year number:style="long"/><number:text>-</number:text>)"
      R"(<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/>)"
      R"(</number:date-style>)"
      R"(<number:date-style style:name="M"><number:year number:style="long"/><number:text>-</number:text>)"
      R"(<number:month number:style="long"/></number:date-style>)"
      R"(<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/>)"
      R"(<style:style style:name="month" style:family="table-cell" style:data-style-name="M"/>)"
      R"(</office:automatic-styles><office:body><office:spreadsheet><table:calculation-settings>)"
      R"(<table:null-date table:date-value="{}"/></table:calculation-settings>)"
      R"(<table:table table:name="S">{}</table:table></office:spreadsheet></office:body></office:document>)",
      epoch, rows);
}

// What is taken, row by row, and what is said of it.
std::string taken(const std::string& bytes) {
  const std::vector<SheetColumn> columns{{.key = "reference", .names = {}, .required = true},
                                         {.key = "status", .names = {}},
                                         {.key = "as_of", .names = {}},
                                         {.key = "report", .names = {}}};
  const auto sheet = read_sheet(bytes, "f", columns);
  if (!sheet) return "refused " + sheet.error().front().message;
  std::string all;
  for (const Sheet::Row& row : sheet->rows) {
    for (const Sheet::Cell& cell : row.cells) all += cell.text + '|';
    for (const Error& error : row.errors)
      all += ' ' + error.place + ' ' + error.message + ' ' + error.value + error.hint;
    all += '\n';
  }
  for (const Sheet::Notice& notice : sheet->notices)
    all += notice.message + ' ' + notice.value + '\n';
  return all;
}

TEST_F(LibreOffice, SavesWhatPeopleDoToASheetAndEachIsReadOrRefusedAtItsCell) {
  write("epoch1900.fods", filled_in("1899-12-30"));
  write("epoch1904.fods", filled_in("1904-01-01"));
  convert("xlsx", "epoch1900.fods epoch1904.fods");
  const std::string expected =
      "CM02|limited|2026-10-30|Está en marcha.|\n"
      "CM03|complete|2026-10|Hidden.|\n"
      "CM04|limited|2026-10-30|Merged.| f:B4 error.sheet.merged B4:B5\n"
      "CM05||2026-10-30|Merged, too.| f:B5 error.sheet.merged B4:B5\n"
      "CM06|#DIV/0!|2026-10-30|| f:B6 error.sheet.cell-error #DIV/0!\n"
      "CM07|limited|46325||\n"
      "notice.sheet.hidden-rows 1\nnotice.sheet.formulas 2\n";
  for (const auto& [file, from_1904] :
       {std::pair{"epoch1900.xlsx", false}, {"epoch1904.xlsx", true}}) {
    const std::string bytes = saved(file);
    const auto book = XlsxBook::open(bytes, file);
    ASSERT_TRUE(book) << file;
    EXPECT_EQ(book->from_1904(), from_1904) << file;
    EXPECT_EQ(taken(bytes), expected) << file;
  }
  // CSV knows of no merging, hiding or formula: what was shown is what is told.
  convert(cp1252_with_semicolons, "epoch1904.fods");
  const std::string csv = saved("epoch1904.csv");
  EXPECT_NE(csv.find("Est\xE1 en marcha."), std::string::npos);
  EXPECT_EQ(taken(csv),
            "CM02|limited|2026-10-30|Está en marcha.|\n"
            "CM03|complete|2026-10|Hidden.|\n"
            "CM04|limited|2026-10-30|Merged.|\n"
            "CM05||2026-10-30|Merged, too.|\n"
            "CM06|#DIV/0!|2026-10-30||\n"
            "CM07|limited|46325||\n");
}

}  // namespace
}  // namespace acta::exchange
