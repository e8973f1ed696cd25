#include "site/table.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

using answer::Cell;
using For = answer::Column::For;

TEST(SpreadsheetCsv, NoCellIsAFormula) {
  answer::Table table{"t", {{"a"}, {"b"}, {"c", For::people}}, {}};
  table.add({Cell::text("=HYPERLINK(\"x\")"), Cell::text("+1,2"), Cell::text("for people")});
  table.add({Cell::text("@cmd"), Cell::digits("-12.5"), Cell::missing()});
  EXPECT_EQ(spreadsheet_csv(table),
            "a,b\r\n\"'=HYPERLINK(\"\"x\"\")\",\"'+1,2\"\r\n'@cmd,-12.5\r\n");
}

}  // namespace
}  // namespace acta::site
