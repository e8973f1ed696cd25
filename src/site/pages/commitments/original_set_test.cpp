#include "site/testing.h"

namespace acta::site {
namespace {

using OriginalSetPages = PortalTest;

TEST_F(OriginalSetPages, CountsTheCommitmentsAsFirstPublishedAndSaysSo) {
  const std::string list = body("/en/commitments");
  EXPECT_TRUE(holds(list, "href=\"/en/commitments?set=original\"")) << list;
  const std::string page = body("/en/commitments?set=original");
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(page,
                    "The original set, as first published on 1 November 2026: 55 commitments. Of "
                    "them none was amended since and none was withdrawn; "
                    "no commitment came later."))
      << page;
  EXPECT_TRUE(holds(page, "href=\"/en/commitments\"")) << "the way back";
  EXPECT_TRUE(holds(page, "The commitments that were recorded at once with the first of them"));
  EXPECT_TRUE(holds(body("/es/compromisos?set=original"), "publicó por primera vez el 1 de novie"));
  EXPECT_TRUE(holds(body("/pt/compromissos?set=original"), "pela primeira vez em 1º de novembro"));
  EXPECT_TRUE(holds(body("/fr/engagements?set=original"), "tel que d’abord publié le 1"));
}

TEST_F(OriginalSetPages, GivesTheSameAsJsonAndCsv) {
  for (const std::string filter : {"", "party=COL&", "committee=LAD-AP02&"}) {
    const std::string asked = "?" + filter + "set=original";
    const std::string json = body("/en/commitments.json" + asked);
    EXPECT_TRUE(holds(json, "\"set\": \"original\""));
    EXPECT_TRUE(holds(json, "progress-original")) << json.substr(0, 600);
    const std::string csv = body("/en/commitments.csv" + asked);
    EXPECT_EQ(count(csv, "\r\n") - 1, count(json, "\"commitment\": ")) << asked;
    EXPECT_GT(count(csv, "\r\n"), 1U);
    EXPECT_TRUE(csv.find(",commitment_type,specificity\r\n") != csv.npos) << csv;
    // Nothing was amended in the founding data: both sets are one.
    EXPECT_EQ(csv, body("/en/commitments.csv?" + filter));
  }
}

TEST_F(OriginalSetPages, IsDescribedForPrograms) {
  EXPECT_TRUE(
      holds(body("/openapi.json"), "original: the commitments as they were first published"));
}

TEST_F(OriginalSetPages, RefusesAnotherSetInTheLanguageOfTheReader) {
  for (const auto& [language, segment] : {std::pair{"en", "commitments"},
                                          {"es", "compromisos"},
                                          {"pt", "compromissos"},
                                          {"fr", "engagements"}}) {
    const std::string path = '/' + std::string(language) + '/' + segment;
    const Response refused = get(path + "?set=first");
    EXPECT_EQ(refused.status, 400) << path;
    EXPECT_TRUE(holds(refused.body, "first")) << path;
    EXPECT_TRUE(holds(refused.body, "original")) << path;
    EXPECT_TRUE(holds(refused.body, "<html lang=\"" + std::string(language))) << refused.body;
    EXPECT_EQ(get(path + ".json?set=first").status, 400) << path;
  }
  EXPECT_EQ(get("/en/countries?set=first").status, 200) << "it is no word of another page";
}

}  // namespace
}  // namespace acta::site
