#include "cli/text_table.h"

#include <gtest/gtest.h>

namespace acta::cli {
namespace {

TEST(TextTable, AlignsWordsLeftAndNumbersRight) {
  TextTable table({{"Mechanism"}, {"Common", TextTable::right}});
  table.row({"CAM", "21"});
  table.row({"Perú", "7"});
  EXPECT_EQ(table.print(80),
            "Mechanism  Common\n"
            "─────────  ──────\n"
            "CAM            21\n"
            "Perú            7\n");
}

TEST(TextTable, FoldsTheWidestColumnWhereTheTerminalIsNarrow) {
  TextTable table({{"Id"}, {"What"}});
  table.row({"DX01", "number of endorsers at the summit"});
  EXPECT_EQ(table.print(24),
            "Id    What\n"
            "────  ──────────────────\n"
            "DX01  number of\n"
            "      endorsers at the\n"
            "      summit\n");
}

TEST(TextTable, CutsNoWordWhereItsPartsHaveRoom) {
  TextTable table({{"Series"}, {"Place"}});
  table.row({"USA-southwest", "South-west border"});
  EXPECT_EQ(table.print(20),
            "Series     Place\n"
            "─────────  ─────────\n"
            "USA-       South-\n"
            "southwest  west\n"
            "           border\n");
}

TEST(TextTable, ShowsWhatWouldHideOrTurnTheText) {
  TextTable table({{"Name"}});
  table.row({"LAD\u202Etxt\nnext"});
  EXPECT_NE(table.print(80).find("U+202E"), std::string::npos);
  EXPECT_EQ(table.print(80).find("\u202E"), std::string::npos);
  EXPECT_NE(table.print(80).find("txt next"), std::string::npos);
}

}  // namespace
}  // namespace acta::cli
