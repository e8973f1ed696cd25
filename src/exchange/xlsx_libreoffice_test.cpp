#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "exchange/spreadsheet_file.h"
#include "exchange/xlsx_write.h"

// Our workbooks as LibreOffice saves them again, in its XLSX and in CSV of a western Windows.
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

TEST(LibreOffice, SavesOurWorkbooksAndWeReadThemAgain) {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "no soffice: what LibreOffice saves is not read";
  std::string name = (fs::temp_directory_path() / "acta-soffice-XXXXXX").string();
  const fs::path folder = mkdtemp(name.data());
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
  std::ofstream(folder / "t.xlsx", std::ios::binary) << *bytes;
  const auto convert = [&](const std::string& to) {
    const std::string command = "soffice -env:UserInstallation=file://" +
                                (folder / "home").string() + " --headless --convert-to " + to +
                                " --outdir " + (folder / "out").string() + ' ' +
                                (folder / "t.xlsx").string() + " >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
  };
  convert("xlsx");
  EXPECT_EQ(cells(slurp(folder / "out/t.xlsx")), expected);
  convert("'csv:Text - txt - csv (StarCalc):59,34,1'");  // semicolons, quotes, Windows-1252
  const std::string csv = slurp(folder / "out/t.csv");
  EXPECT_NE(csv.find("situa\xE7\xE3o"), std::string::npos);
  EXPECT_EQ(cells(csv), expected);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace acta::exchange
