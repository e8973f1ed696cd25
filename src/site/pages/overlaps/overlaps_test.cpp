#include "site/testing.h"

namespace acta::site {
namespace {

using OverlapsPage = PortalTest;

// A cell of a row of the CSV: the first is the mechanism, the fourth whom it has in common.
std::string cell_of(const std::string& csv, const std::string& mechanism, int column) {
  std::string_view row = csv;
  row.remove_prefix(std::min(row.find("\n" + mechanism + ","), row.size() - 1) + 1);
  while (column-- > 0) row.remove_prefix(row.find(',') + 1);
  return std::string(row.substr(0, row.find(',')));
}

TEST_F(OverlapsPage, GivesTheFiguresOfTheFoundingDocuments) {
  const std::string csv = body("/en/overlaps.csv?valid=2023-07-01");
  EXPECT_TRUE(csv.starts_with(
      "mechanism,members,members_possible,common,common_possible,jaccard,containment\r\n"));
  const std::string later = body("/en/overlaps.csv?valid=2024-12-01");
  for (const auto& [mechanism, then, now_common] : {std::tuple{"CAM", "21", "22"},
                                                    {"MIRPS", "7", "7"},
                                                    {"CRM", "9", "9"},
                                                    {"CSM", "9", "10"},
                                                    {"QP", "12", "13"},
                                                    {"R4V", "12", "12"}}) {
    EXPECT_EQ(cell_of(csv, mechanism, 3), then) << mechanism;
    EXPECT_EQ(cell_of(later, mechanism, 3), now_common) << mechanism;
  }
}

TEST_F(OverlapsPage, ShowsThePrintedFigureBesideTheComputedOne) {
  const std::string note =
      between(body("/en/overlaps?valid=2023-07-01"), "<div class=\"note\">", "</div>");
  EXPECT_TRUE(holds(note, "7")) << note;
  EXPECT_TRUE(holds(note, "9")) << note;
  EXPECT_TRUE(holds(note, "S002")) << note;
  EXPECT_TRUE(holds(note, "href=\"/en/disagreements/")) << note;
}

TEST_F(OverlapsPage, SaysOfHowManyMembersNobodySaysSinceWhen) {
  const std::string page = body("/en/overlaps?valid=2023-07-01");
  EXPECT_TRUE(
      holds(between(page, "id=\"undated\"", "</ul>"), "For 17 of the 17 members of R4V no source"));
  EXPECT_TRUE(holds(between(body("/pt/sobreposicoes"), "id=\"undated\"", "</ul>"),
                    "Sobre 17 dos 17 membros de R4V nenhuma fonte diz desde quando"));
  const std::string mechanisms = body("/en/mechanisms.csv?valid=2023-07-01");
  EXPECT_TRUE(holds(mechanisms, "members,members_possible,undated,"));
  EXPECT_TRUE(holds(between(mechanisms, "\nR4V,", "\r"), ",17,17,17,"));
}

TEST_F(OverlapsPage, EveryCombinationIsARowInAllThreeForms) {
  const std::string page = body("/en/overlaps?valid=2023-07-01");
  const std::string rows =
      between(between(page, "<table class=\"combo\">", "</table>"), "<tbody>", "</tbody>");
  const std::string csv = body("/en/overlaps.csv?table=combinations&valid=2023-07-01");
  EXPECT_EQ(count(rows, "<tr"), count(csv, "\r\n") - 1);
  const std::string json =
      between(body("/en/overlaps.json?valid=2023-07-01"), "\"combinations\": [", "\n  ]");
  EXPECT_EQ(count(json, "\"mechanisms\": "), count(rows, "<tr"));
}

TEST_F(OverlapsPage, AssociatesCountOnlyWhenAsked) {
  const std::string full = body("/en/overlaps.csv?valid=2023-07-01");
  const std::string all = body("/en/overlaps.csv?valid=2023-07-01&associates=1");
  EXPECT_NE(full, all);
  EXPECT_TRUE(holds(body("/en/overlaps"), "href=\"/en/overlaps?associates=1\""));
  EXPECT_TRUE(holds(body("/en/overlaps?associates=1"), "Count full members only"));
}

TEST_F(OverlapsPage, ATableThatThereIsNotIsNotFound) {
  const Response response = get("/en/overlaps.csv?table=nonsense");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(holds(response.body, "combinations"));
}

}  // namespace
}  // namespace acta::site
