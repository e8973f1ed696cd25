#include "answer/table.h"

#include <gtest/gtest.h>

#include "base/check.h"

namespace acta::answer {
namespace {

using For = Column::For;

Table example() {
  const Messages& t = messages("en");
  Table table{"example",
              {{"mechanism"},
               {"name", For::people},
               {"from", For::machines},
               {"fix", For::not_csv},
               {"jaccard"},
               {"shared"},
               {"divided"}},
              {}};
  table.add({Cell::text("CAM", "the committee"), Cell::text("OAS Committee"), Cell::text("2022-10"),
             Cell::text("=cmd"), Cell::digits("0.600", "0,600"), Cell::list({"PER", "COL"}),
             Cell::flag(true, t)});
  table.add({Cell::text("a,\"b\""), Cell::missing(), Cell::text(""), Cell::missing(),
             Cell::digits(""), Cell::list({}), Cell::flag(false, t)});
  return table;
}

TEST(Table, WritesCsvForMachines) {
  EXPECT_EQ(to_csv(example()),
            "mechanism,from,jaccard,shared,divided\n"
            "CAM,2022-10,0.600,PER; COL,yes\n"
            "\"a,\"\"b\"\"\",,,,no\n");
}

TEST(Table, WritesJsonWithNumbersListsAndNulls) {
  JsonWriter json(false);
  write_json(json, example());
  EXPECT_EQ(json.take(), R"([{"mechanism":"CAM","from":"2022-10","fix":"=cmd","jaccard":0.600,)"
                         R"("shared":["PER","COL"],"divided":true},)"
                         R"({"mechanism":"a,\"b\"","from":null,"fix":null,"jaccard":null,)"
                         R"("shared":[],"divided":false}])"
                         "\n");
}

TEST(Table, HasAsManyCellsAsColumns) {
  Table table = example();
  EXPECT_THROW(table.add({Cell::text("CAM")}), Defect);
}

TEST(Cell, ReadsAsPeopleReadIt) {
  EXPECT_EQ(Cell::text("country/PER", "Perú (PER)").for_people(), "Perú (PER)");
  EXPECT_EQ(Cell::number(21).for_people(), "21");
  EXPECT_EQ(Cell::list({"PER", "COL"}).for_people(), "PER; COL");
  EXPECT_EQ(Cell::missing().for_people(), "");
}

TEST(Table, MadeRowsAreReadLikeOthersAndOnlyThoseThatAreAskedFor) {
  Table table{"t", {{"a"}}, {}};
  table.add({Cell::text("first")});
  std::vector<std::size_t> made;
  table.list(3, [&made](std::size_t at) -> Row {
    made.push_back(at);
    return {Cell::number(at)};
  });
  EXPECT_EQ(table.size(), 4u);
  JsonWriter json(false);
  write_json(json, table, 2, 99);
  EXPECT_EQ(json.take(), "[{\"a\":1},{\"a\":2}]\n");
  EXPECT_EQ(made, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(to_csv(table), "a\nfirst\n0\n1\n2\n");
}

}  // namespace
}  // namespace acta::answer
