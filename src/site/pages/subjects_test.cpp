#include "site/testing.h"

// The lists and the pages of one subject: their rows agree in all three forms, and they say what
// the founding data say.
namespace acta::site {
namespace {

using SubjectPages = PortalTest;

std::size_t csv_rows(const std::string& csv) { return count(csv, "\r\n") - 1; }

TEST_F(SubjectPages, ListsHaveTheSameRowsInEveryForm) {
  for (const auto* key : {"committees", "countries", "mechanisms", "sources"}) {
    const std::string path = "/en/" + std::string(key);
    const std::string html = between(body(path), "<tbody>", "</tbody>");
    const std::string csv = body(path + ".csv");
    const std::string json =
        between(body(path + ".json"), "\"" + std::string(key) + "\": [", "\n  ]");
    EXPECT_EQ(count(html, "<tr>"), csv_rows(csv)) << key;
    EXPECT_EQ(count(json, "\n    {"), csv_rows(csv)) << key;
  }
}

TEST_F(SubjectPages, CommitmentsAreOneLineEach) {
  const std::string list = between(body("/en/commitments"), "id=\"commitments\">", "</ul>");
  EXPECT_EQ(count(list, "<li>"), 55u);
  EXPECT_EQ(csv_rows(body("/en/commitments.csv")), 55u);
}

TEST_F(SubjectPages, DisagreementsAreOneLineEachAndTheOpenOnesFirst) {
  const std::string page = body("/en/disagreements");
  const std::string list = between(page, "id=\"disagreements\">", "</ul>");
  EXPECT_EQ(count(list, "<li>"), csv_rows(body("/en/disagreements.csv")));
  EXPECT_LT(list.rfind("class=\"tag a\""), list.find("class=\"tag s\""));
  EXPECT_TRUE(holds(list, "href=\"/en/disagreements/DX01\""));
}

TEST_F(SubjectPages, AClaimIsShownWithSourcePlaceQuoteDatesAndEntry) {
  const std::string page = body("/en/disagreements/DX01");
  EXPECT_TRUE(holds(page, "href=\"/en/sources/S002\""));
  EXPECT_TRUE(holds(page, "l.95"));
  EXPECT_TRUE(holds(page, "a group of 21 countries4"));
  EXPECT_TRUE(holds(page, "10 June 2022"));
  EXPECT_TRUE(holds(page, "entry "));
  EXPECT_TRUE(holds(page, "held to"));
}

TEST_F(SubjectPages, TheClaimsOfASubjectAgreeInEveryForm) {
  for (const auto* path : {"/en/commitments/CM06", "/en/mechanisms/CRM", "/en/countries/col",
                           "/en/record/meeting/ME01"}) {
    const std::string list = between(body(path), "<ul class=\"claims\">", "</ul>");
    EXPECT_EQ(count(list, "<li id=\"e"), csv_rows(body(std::string(path) + ".csv?table=claims")))
        << path;
  }
}

TEST_F(SubjectPages, GuyanaIsPossiblyInOnTheDayThatNobodyKnows) {
  const std::string page = body("/en/mechanisms/LAD?valid=2022-08-01");
  EXPECT_TRUE(holds(page, "20 certain members, 21 possible")) << between(page, "<h2>", "</h2>");
  EXPECT_TRUE(holds(body("/es/mechanisms/LAD?valid=2022-08-01"),
                    "desde un día entre el 11 de junio de 2022 y el 26 de septiembre de 2022"));
}

TEST_F(SubjectPages, ASourceListsTheClaimsThatStandInIt) {
  const std::string page = body("/en/sources/S002");
  EXPECT_TRUE(holds(page, "Claims that stand in it"));
  EXPECT_TRUE(holds(page, "Shown here: 1 to "));
  EXPECT_GT(csv_rows(body("/en/sources/S002.csv")), 100u);
  EXPECT_NE(body("/en/sources/S002?page=2"), page);
}

TEST_F(SubjectPages, ALongListComesInPiecesThatHoldAllOfIt) {
  std::size_t shown = 0;
  const std::size_t all = csv_rows(body("/en/sources/S002.csv"));
  for (std::size_t piece = 1; shown < all; ++piece) {
    const std::string page = body("/en/sources/S002?page=" + std::to_string(piece));
    const std::size_t here = count(page, "<li id=\"m");
    ASSERT_GT(here, 0u) << piece;
    shown += here;
  }
  EXPECT_EQ(shown, all);
}

TEST_F(SubjectPages, HealthNamesTheMembersInNoCommittee) {
  const std::string page = body("/en/health");
  const std::string rule = between(page, "id=\"member-in-no-committee\"", "</section>");
  for (const auto* country : {"brb", "blz", "bra", "jam"})
    EXPECT_TRUE(holds(rule, "/en/countries/" + std::string(country))) << rule;
}

TEST_F(SubjectPages, GapsNameThePackagesThatNobodyElseHas) {
  const std::string page = body("/en/gaps");
  const std::string card = between(page, "<div class=\"card\">", "</div>");
  for (const auto* package : {"LAD-AP04", "LAD-AP07", "LAD-AP10", "LAD-AP11"})
    EXPECT_TRUE(holds(card, "/en/committees/" + std::string(package))) << card;
  EXPECT_EQ(count(card, "<li>"), 4u);
}

}  // namespace
}  // namespace acta::site
