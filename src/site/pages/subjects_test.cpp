#include "site/testing.h"

// The lists and the pages of one subject: their rows agree in all three forms, and they say what
// the founding data say.
namespace acta::site {
namespace {

using SubjectPages = PortalTest;

std::size_t csv_rows(const std::string& csv) { return count(csv, "\r\n") - 1; }

TEST_F(SubjectPages, ListsHaveTheSameRowsInEveryForm) {
  for (const auto* key :
       {"committees", "countries", "mechanisms", "organisations", "presidencies", "sources"}) {
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

TEST_F(SubjectPages, ACountryOpensWithWhatItPromisedAndWhereItSits) {
  const std::string page = body("/en/countries/col");
  const std::string finding = between(page, "<h1 class=\"say\">", "</h1>");
  EXPECT_TRUE(holds(finding, "Colombia: ")) << finding;
  EXPECT_TRUE(holds(finding, "in 5 committees, leading 3; member or associate of 7 mechanisms."))
      << finding;
  EXPECT_TRUE(holds(page, "A member of <a href=\"/en/mechanisms/LAD\">LAD</a> on this day."));
  EXPECT_TRUE(holds(page, "No meeting ahead; the last ones"));
  EXPECT_TRUE(holds(page, "href=\"/en/meetings?party=COL\""));
  EXPECT_TRUE(holds(page, "acts at home on record"));
  EXPECT_TRUE(holds(body("/en/countries/usa"), "amounts that it announced or gave"));
}

TEST_F(SubjectPages, OneThatIsOutsideIsToldSoAndStillHasItsRooms) {
  const std::string outside = body("/en/countries/dom");
  EXPECT_TRUE(holds(outside, "does not name it as a member of")) << between(outside, "<h1", "</p>");
  EXPECT_TRUE(holds(outside, "/en/mechanisms/QP"));
  EXPECT_TRUE(holds(body("/en/countries/esp"), "an observer or associate"));
  EXPECT_TRUE(holds(body("/en/countries/guy?valid=2022-08-01"), "Possibly a member of"));
}

TEST_F(SubjectPages, APillarWithoutACommitteeExplainsItself) {
  const std::string page = body("/en/pillars/LAD-P4");
  EXPECT_TRUE(holds(page, "no committee works under it"));
  EXPECT_TRUE(holds(page, "nobody leads it and nobody reports on it as a group"));
  EXPECT_FALSE(holds(body("/en/pillars/LAD-P1"), "nobody leads it"));
  EXPECT_TRUE(holds(body("/en/pillars/LAD-P1"), "href=\"/en/meetings/ME05\""));
}

TEST_F(SubjectPages, ACommitteeSaysWhoLeadsItAndWhatItsPillarMetFor) {
  const std::string page = body("/en/committees/LAD-AP01");
  const std::string finding = between(page, "<h1 class=\"say\">", "</h1>");
  EXPECT_TRUE(holds(finding, "led by <a href=\"/en/countries/chl\">Chile</a>; 5 seats")) << finding;
  EXPECT_TRUE(holds(page, "href=\"/en/meetings/ME05\""));
}

TEST_F(SubjectPages, ARecommendationHasWhatASourceSaysSinceAndNoVerdict) {
  const std::string page = body("/en/recommendations");
  const std::string csv = body("/en/recommendations.csv");
  EXPECT_EQ(csv_rows(csv), 24u);
  EXPECT_EQ(csv_rows(body("/en/recommendations.csv?table=challenges")), 14u);
  EXPECT_EQ(count(page, ">nothing is said</span>"), 15u + 11u) << "of challenges as well";
  EXPECT_TRUE(holds(page, "24 recommendations and 14 challenges"));
  EXPECT_TRUE(holds(page, "9 and 3 have been spoken of since"));
  const std::string counts = body("/en/recommendations.csv?table=recommendation_counts");
  EXPECT_EQ(counts,
            "status,recommendations,challenges,total\r\ndone,2,0,2\r\nunder_way,3,2,5\r\n"
            "announced,4,1,5\r\nsilent,15,11,26\r\n");
  EXPECT_TRUE(holds(body("/en/recommendations.json"), "\"recommendation_counts\""));
  EXPECT_EQ(count(page, ">done, since"), 2u);
  EXPECT_TRUE(holds(csv, ",done,2024-09-25,joint PADF-OAS secretariat selected,S003,"));
  const std::string one = body("/en/recommendations/R1.1");
  EXPECT_TRUE(holds(one, "joint PADF-OAS secretariat selected"));
  EXPECT_TRUE(holds(one, "href=\"/en/sources/S003\""));
  EXPECT_TRUE(holds(one, "href=\"/en/recommendations/C1\""));
}

TEST_F(SubjectPages, TheGlossaryBeginsWithWhatNobodyHasDefined) {
  const std::string page = body("/en/glossary");
  const std::string themes = between(page, "<dl class=\"terms\">", "</dl>");
  const std::size_t last_without = themes.rfind("no text on record");
  const std::size_t first_with = themes.find("href=\"/en/sources/");
  ASSERT_NE(last_without, themes.npos);
  EXPECT_LT(last_without, first_with);
  EXPECT_EQ(count(themes, "<dt>"), 15u);
  EXPECT_TRUE(holds(body("/fr/glossary"), "lang=\"es\""));
}

TEST_F(SubjectPages, IndicatorsAndTheFiguresOfSourcesAreTwoTables) {
  EXPECT_EQ(csv_rows(body("/en/indicators.csv")), 42u);
  EXPECT_EQ(csv_rows(body("/en/indicators.csv?table=observations")), 147u);
  EXPECT_TRUE(holds(body("/en/indicators"), "42 indicators are on record"));
}

TEST_F(SubjectPages, APresidencyOfTheDayIsToldFromOneThatWasAnnounced) {
  const std::string csv = body("/en/presidencies.csv?valid=2024-10-01");
  EXPECT_TRUE(holds(csv, "LAD,USA,held,")) << csv;
  EXPECT_TRUE(holds(body("/en/presidencies.csv?valid=2025-02-01"), "LAD,USA,not-held,"));
}

TEST_F(SubjectPages, AnOrganisationHasItsSeatsAndItsMoney) {
  const std::string page = body("/en/organisations/UNICEF");
  EXPECT_TRUE(holds(page, "href=\"/en/committees/R4V-WG2\""));
  EXPECT_TRUE(holds(body("/en/organisations/WB"), "amount meant for it"));
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
  const std::string in_french = between(body("/fr/lacunes"), "class=\"note\"", "</div>");
  EXPECT_TRUE(holds(in_french, "lang=\"en\">Family Reunification and Alternative"));
  const std::string page = body("/en/gaps");
  const std::string card = between(page, "<div class=\"card\">", "</div>");
  for (const auto* package : {"LAD-AP04", "LAD-AP07", "LAD-AP10", "LAD-AP11"})
    EXPECT_TRUE(holds(card, "/en/committees/" + std::string(package))) << card;
  EXPECT_EQ(count(card, "<li>"), 4u);
}

}  // namespace
}  // namespace acta::site
