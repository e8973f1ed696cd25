#include "site/piece.h"

#include "register/testing.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using Pieces = PortalTest;

std::size_t rows_of(std::string_view json) {
  return count(between(json, "\"changes\": [", "\n  ],"), "\"entry\": ");
}

std::size_t rows_of_csv(std::string_view csv) {
  std::size_t rows = 0;
  bool quoted = false;
  for (const char c : csv) {
    quoted ^= c == '"';
    rows += c == '\n' && !quoted ? 1 : 0;
  }
  return rows - 1;  // the heads
}

TEST_F(Pieces, ALongTableIsGivenPieceByPieceAndNothingIsLostOrTwice) {
  const std::string whole = body("/en/changes.json?from=0&rows=all");
  EXPECT_FALSE(holds(whole, "\"pieces\""));
  ASSERT_GT(rows_of(whole), 2 * rows_in_a_piece);
  std::string joined;
  std::size_t rows = 0;
  for (std::string address = "/en/changes.json?from=0"; !address.empty();) {
    const std::string piece = body(address);
    EXPECT_LE(rows_of(piece), rows_in_a_piece);
    rows += rows_of(piece);
    joined += between(piece, "\"changes\": [\n", "\n  ],") + ",\n";
    const std::string told = between(piece, "\"pieces\": {", "\n  }\n");
    address = between(between(told, "\"changes\": {", "}"), "\"next\": \"", "\"");
  }
  EXPECT_EQ(rows, rows_of(whole));
  EXPECT_EQ(joined, between(whole, "\"changes\": [\n", "\n  ],") + ",\n");
  EXPECT_EQ(rows_of_csv(body("/en/changes.csv?from=0")), rows);
}

TEST_F(Pieces, WhatFollowsIsAtBothDatesAndSoTheSameForEver) {
  const std::string piece = body("/en/changes.json?from=0");
  const std::string next = between(piece, "\"next\": \"", "\"");
  EXPECT_TRUE(holds(next, "&at=" + std::to_string(entries())) ||
              holds(next, "?at=" + std::to_string(entries())));
  EXPECT_TRUE(holds(next, "valid=2026-11-21"));
  EXPECT_EQ(get(next).header("Cache-Control"), "public, max-age=31536000, immutable");
}

// A record with more organisations than one piece holds.
struct ManyOrganisations : testing::Test {
  ManyOrganisations() {
    build.kind("organisation");
    build.property("name", "text", {});
    for (int i = 1; i <= all; ++i)
      build.text("organisation/O" + std::to_string(i), "name", "Name " + std::to_string(i), {});
    build.view("2026-01-02");  // publishes
    add_routes(router, {.record = build.record(),
                        .now = [] { return parse_instant("2026-02-01T00:00:00Z").value(); },
                        .root = [](std::uint64_t) { return std::string{}; }});
  }
  std::string body(std::string_view target) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(target).value();
    return router.answer(std::move(request)).body;
  }
  static constexpr int all = 450;
  record::RecordBuilder build;
  Router router;
};

TEST_F(ManyOrganisations, ThePageShowsTheRowsOfItsJsonAndSaysOfHowMany) {
  const std::string page = body("/en/organisations?page=2");
  const std::string json = body("/en/organisations.json?page=2");
  const std::string table = between(page, "id=\"organisations\"", "</table>");
  EXPECT_EQ(count(json, "\"organisation\": "), rows_in_a_piece);
  EXPECT_EQ(count(table, "<th scope=\"row\">"), rows_in_a_piece);
  for (const char* first_and_last : {"O201", "O400"}) {
    EXPECT_TRUE(holds(json, "\"organisation\": \"" + std::string(first_and_last) + '"'));
    EXPECT_TRUE(holds(table, '>' + std::string(first_and_last) + "</a>"));
  }
  EXPECT_FALSE(holds(table, ">O200</a>") || holds(table, ">O401</a>"));
  EXPECT_TRUE(holds(page, "201") && holds(page, "400") && holds(page, "450"));
  EXPECT_TRUE(holds(page, "href=\"/en/organisations\""));
  EXPECT_TRUE(holds(page, "href=\"/en/organisations?page=3&amp;table=organisations\""));
  EXPECT_EQ(faults_of(page), "");
  EXPECT_EQ(rows_of_csv(body("/en/organisations.csv?page=2")), std::size_t{all});
  EXPECT_EQ(count(body("/en/organisations.json?rows=all"), "\"organisation\": "), std::size_t{all});
}

TEST_F(ManyOrganisations, APieceThatIsNotThereNamesTheLastOneAndRubbishIsNone) {
  const std::string last = body("/en/organisations.json?page=3");
  EXPECT_EQ(count(last, "\"organisation\": "), 50u);
  EXPECT_TRUE(holds(last, "\"next\": null"));
  const std::string problem = body("/en/organisations.json?page=99");
  EXPECT_TRUE(holds(problem, "\"status\": 404"));
  EXPECT_TRUE(holds(problem, "\"hint\": \"3\""));
  const std::string page = body("/es/organizaciones?page=4&table=organisations");
  EXPECT_TRUE(holds(page, "Aquí no hay parte 4. La última es la 3."));
  EXPECT_TRUE(holds(page, "href=\"/es/organizaciones?page=3&amp;table=organisations\""));
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(body("/en/organisations?page=2&table=other"), "The last is 1."));
  EXPECT_TRUE(holds(body("/en/organisations/O1?page=2"), "href=\"/en/organisations/O1\""));
  for (const char* rubbish : {"page=rubbish", "page=0", "page=-1", "page=1e3", "page=99999999999",
                              "rows=some", "view=upside-down"})
    EXPECT_TRUE(holds(body(std::string("/en/organisations.json?") + rubbish), "\"status\": 400"))
        << rubbish;
}

TEST_F(Pieces, CommitmentsAreChosenByTheirParty) {
  const std::string chosen = body("/en/commitments.json?party=USA");
  const std::string page = body("/en/commitments?party=USA");
  EXPECT_GT(count(chosen, "\"commitment\": "), 0u);
  EXPECT_LT(count(chosen, "\"commitment\": "),
            count(body("/en/commitments.json"), "\"commitment\": "));
  EXPECT_EQ(count(chosen, "\"commitment\": "),
            count(between(page, "id=\"commitments\"", "</ul>"), "<li>"));
  EXPECT_EQ(get("/en/commitments?party=XXX").status, 404);
}

TEST_F(ManyOrganisations, TheListsOfAnotherDayAreReadFromTheirBeginning) {
  const std::string page = body("/en/organisations?page=2");
  EXPECT_TRUE(holds(page, "/es/organizaciones?page=2")) << "in other languages it is the same";
  const std::string bar = between(page, "<details class=\"asof", "</details>");
  EXPECT_TRUE(holds(bar, "name=\"valid\""));
  EXPECT_FALSE(holds(bar, "page")) << bar;
}

TEST_F(Pieces, NoProgramTakesTheWholeListForWhatItsMisspeltFilterChose) {
  for (const char* form : {".json", ".csv"}) {
    const Response refused = get("/fr/commitments" + std::string(form) + "?country=USA");
    EXPECT_EQ(refused.status, 400) << form;
    for (const char* said : {"paramètre «\u00a0country\u00a0»", "party", "committee", "valid"})
      EXPECT_TRUE(holds(refused.body, said)) << form << ' ' << said;
  }
  EXPECT_EQ(get("/en/commitments.json").status, 200);
  EXPECT_EQ(get("/en/commitments.json?country=USA").status, 400) << "though one was drawn since";
  EXPECT_EQ(get("/data/claims.json?country=USA").status, 400);
  EXPECT_EQ(get("/data/claims.json?after=5&limit=1").status, 200);
  EXPECT_EQ(get("/data/subjects.csv?country=USA").status, 400);
  EXPECT_EQ(get("/data/datapackage.json?country=USA").status, 400);
  EXPECT_EQ(get("/en/commitments.json?party=USA&table=commitments&at=5&valid=2023").status, 400)
      << "2023 is no day";
  EXPECT_EQ(get("/en/commitments?utm_source=letter").status, 200) << "added to a link by others";
}

}  // namespace
}  // namespace acta::site
