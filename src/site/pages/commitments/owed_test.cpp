#include "site/testing.h"

namespace acta::site {
namespace {

using OwedPages = PortalTest;

std::size_t rows_about(const std::string& csv, const std::string& what) {
  return count(csv, "\r\n" + what);
}

TEST_F(OwedPages, ACountryOwesAccountsOfItsOwnPromisesAndApartOfThoseOfAllMembers) {
  const std::string page = body("/en/countries/col");
  EXPECT_TRUE(holds(page, "10 accounts owed as a member of LAD"))
      << between(page, "<main", "</main");
  const std::string csv = body("/en/countries/col.csv?table=owed");
  EXPECT_EQ(rows_about(csv, "CM01,country/COL,LAD,"), 1U) << csv;  // counted once
  EXPECT_EQ(rows_about(csv, "CM17,country/COL,,"), 1U);            // its own
  EXPECT_EQ(rows_about(csv, "CM06,"), 0U);                         // of another
  const std::string own = between(page, "<h2>", "accounts owed as a member");
  EXPECT_TRUE(holds(own, "/en/commitments/CM17\""));
  EXPECT_FALSE(holds(own, "/en/commitments/CM01\""));
  EXPECT_TRUE(holds(body("/es/paises/col"), "de los que debe informar como miembro de LAD"));
  EXPECT_TRUE(holds(body("/pt/paises/col"), "sobre os quais deve informar como membro de LAD"));
  EXPECT_TRUE(
      holds(body("/fr/pays/col"), "dont l’État doit rendre compte en tant que membre de LAD"));
  const std::string late = body("/en/countries/usa.csv?table=owed");
  EXPECT_TRUE(holds(late, "CM06,country/USA,,not-reported,reported,not-reported,,,2024,yes,"))
      << late;
  const std::string usa = body("/en/countries/usa");
  EXPECT_TRUE(holds(usa, "<p class=\"src\">Overdue (due: 2024).</p>")) << "it is tagged as silent";
  EXPECT_TRUE(holds(usa, "Not reported by the state, not assessed, no evidence.</p>"));
  // Of one that is no member nothing is owed through it.
  EXPECT_FALSE(holds(body("/en/countries/dom"), "as a member of LAD"));
}

TEST_F(OwedPages, TheSameAtTheNewestDatesAndAtTheSameDatesWritten) {
  for (const auto* path : {"/en/countries/col", "/en/committees/LAD-AP07", "/en/pillars/LAD-P1"}) {
    const std::string newest = body(std::string(path) + ".json");
    const std::string valid = between(newest, "\"valid\": \"", "\"");
    const std::string at = between(newest, "\"at\": ", ",");
    const std::string csv = ".csv?table=owed";
    EXPECT_EQ(body(path + csv), body(path + csv + "&valid=" + valid + "&at=" + at)) << path;
    EXPECT_GT(count(body(path + csv), "\r\n"), 1U) << path;
    EXPECT_TRUE(holds(newest, "\"owed\": [")) << path;
  }
}

}  // namespace
}  // namespace acta::site
