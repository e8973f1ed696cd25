#include "site/table.h"

#include "answer/dates.h"
#include "answer/names.h"
#include "site/testing.h"

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

struct DrawnTable : DrawingTest {
  // One row of a table.
  std::string row(std::vector<Cell> cells) const {
    answer::Table table{"t", {}, {}};
    for (std::size_t i = 0; i < cells.size(); ++i) table.columns.push_back({std::to_string(i)});
    table.add(std::move(cells));
    return between(draw_table(context, table).text, "<tbody>\n<tr>", "</tr>");
  }
};

TEST_F(DrawnTable, ADateIsReadInWordsAndSortsAsMachinesWriteIt) {
  const auto date = parse_date("2022-10-06").value();
  const std::string drawn = row({answer::date_cell(date, t), answer::date_cell(date, t)});
  EXPECT_TRUE(holds(drawn, "<th scope=\"row\" data-v=\"2022-10-06\">6 oct 2022</th>")) << drawn;
  EXPECT_TRUE(holds(drawn, "<td class=\"d\" data-v=\"2022-10-06\"")) << drawn;
}

TEST_F(DrawnTable, ATextInAnotherLanguageSaysInWhich) {
  const std::string drawn =
      row({answer::said_cell({"Un plan", "es"}, t), answer::said_cell({"A plan", "en"}, t)});
  EXPECT_TRUE(holds(drawn, "<th scope=\"row\">Un plan</th>")) << drawn;
  EXPECT_TRUE(holds(drawn, "<span lang=\"en\">A plan</span><span class=\"lg\">")) << drawn;
}

TEST_F(DrawnTable, SoDoesANameInAnotherLanguage) {
  const auto* const plan = view.find("committee/LAD-AP01");
  const std::string drawn = row({answer::id_cell(view, plan, messages("fr"))});
  EXPECT_TRUE(holds(drawn,
                    " lang=\"en\">Integration and Support for Host Communities (LAD-AP01)"
                    "</a><span class=\"lg\">en"))
      << drawn;
}

TEST_F(DrawnTable, AListOfNothingIsNoEmptyPlace) {
  EXPECT_TRUE(holds(row({Cell::list({})}), "<span class=\"muted\">–</span>"));
}

TEST_F(DrawnTable, AnIdMayBeBrokenBetweenItsWords) {
  EXPECT_TRUE(holds(row({Cell::text("Southern_Cone", {}, "finance/Southern_Cone")}),
                    "finance/Southern_Cone\">Southern_<wbr>Cone</a>"));
}

}  // namespace
}  // namespace acta::site
