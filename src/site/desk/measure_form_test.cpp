#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct MeasurePages : DeskPages {
  static Form act(const std::string& what) {
    return {{"country", "COL"},   {"type", "decree"},       {"action", what},
            {"date", "2026-03"},  {"status", "in_force"},   {"since", "2026-03-15"},
            {"title", "Decreto"}, {"publisher", "Gaceta"},  {"standing", "official"},
            {"address", ""},      {"locator", "article 1"}, {"language", "es"}};
  }
};

TEST_F(MeasurePages, AnActIsRecordedWithItsSourceAndItsStatesOverTime) {
  Browser ana = signed_in("ana");
  EXPECT_FALSE(holds(ana.page("/en/desk/measure"), "value=\"CHL\"")) << "of the own state alone";
  const std::string first = opened(ana.send("/en/desk/measure", act("Un decreto de prueba.")));
  EXPECT_FALSE(holds(portal("/en/measures"), "Un decreto de prueba."));
  publish(first);
  const std::string list = portal("/en/measures.csv");
  const std::size_t at = list.find("Un decreto de prueba.");
  ASSERT_NE(at, list.npos);
  const std::string row = list.substr(list.rfind('\n', at) + 1, 200);
  const std::string id = row.substr(0, row.find(','));
  EXPECT_TRUE(holds(row, ",2026-03,country/COL,decree,")) << row;
  EXPECT_TRUE(holds(row, ",in_force,2026-03-15,")) << row;

  Form over = act("");
  over["status"] = "repealed";
  over["since"] = "2026-10-01";
  for (const char* name : {"country", "type", "action", "date"}) over.erase(name);  // they stay
  EXPECT_EQ(signed_in("eva").get("/en/desk/measure/" + id).status, 404);
  publish(opened(ana.send("/en/desk/measure/" + id, over)));
  const std::string page = portal("/en/measures/" + id);
  EXPECT_TRUE(holds(page, "repealed, since"));
  EXPECT_TRUE(holds(page, "in force, since")) << "what was before stays";
  EXPECT_EQ(faults_of(page), "");
}

TEST_F(MeasurePages, WhatIsMissingStandsBesideItsField) {
  Form wrong = act(" ");
  wrong["since"] = "2027-01-01";
  wrong["title"] = wrong["standing"] = wrong["country"] = "";
  wrong["address"] = "javascript:x";
  const Response refused = signed_in("ana").send("/en/desk/measure", wrong);
  EXPECT_EQ(refused.status, 422);
  for (const char* field : {"country", "action", "since", "title", "standing", "address"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  Form other = act("Not theirs.");
  other["country"] = "CHL";
  EXPECT_NE(signed_in("ana").send("/en/desk/measure", other).status, 303);
  for (const char* who : {"ivo", "ong", "aud", "kai"})
    EXPECT_EQ(signed_in(who).get("/en/desk/measure").status, 404) << who;
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(holds(signed_in("rui").page(std::string("/") + language + "/desk/measure"),
                       "desk.measure"));
}

}  // namespace
}  // namespace acta::site
