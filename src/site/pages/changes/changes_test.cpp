#include "register/testing.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using ChangesPage = PortalTest;

TEST_F(ChangesPage, BeginsWithTheLastLoad) {
  const std::string page = body("/en/changes");
  EXPECT_TRUE(holds(page, "Between the beginning and 1 November 2026"))
      << between(page, "<h1", "</h1>");
  const std::string counts = between(page, "id=\"counts\">", "</table>");
  EXPECT_TRUE(holds(counts,
                    "<th scope=\"row\">commitments</th><td class=\"n\" data-l=\"Before\">0</td><td "
                    "class=\"n\" data-l=\"After\">55</td>"))
      << counts;
}

TEST_F(ChangesPage, BetweenAnEntryAndItselfNothingChanged) {
  const std::string page = body("/en/changes?from=" + std::to_string(entries()));
  EXPECT_TRUE(holds(page, "Nothing changed between")) << between(page, "<h1", "</h1>");
  EXPECT_EQ(faults_of(page), "");
}

TEST_F(ChangesPage, TwoDaysAreAnsweredByTheEntriesTheyMean) {
  const Response response = get("/en/changes?from=2026-10-31&to=2026-11-02&valid=2024-01-01");
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.header("Location"),
            "/en/changes?at=" + std::to_string(entries()) + "&from=0&valid=2024-01-01");
  const Response csv = get("/es/cambios.csv?to=100");
  EXPECT_EQ(csv.header("Location"), "/es/cambios.csv?at=100");
}

TEST_F(ChangesPage, RefusesWhatCannotBeRead) {
  EXPECT_EQ(get("/en/changes?from=soon").status, 400);
  EXPECT_EQ(get("/en/changes?to=2999-01-01").status, 400);
  EXPECT_EQ(get("/en/changes?from=50&at=40").status, 400);
  EXPECT_EQ(get("/en/changes?to=5&at=40").status, 400);
  EXPECT_EQ(get("/en/changes?from=99999999999999999999999").status, 400);
}

TEST_F(ChangesPage, OfOnePartyItHoldsWhatThePartysLineCounts) {
  const std::string groups = body("/en/changes.csv?table=by_party");
  const std::string line = between(groups, "\r\nPER,", "\r\n");
  const std::string total = line.substr(line.rfind(',') + 1);
  const std::string own = body("/en/changes.csv?party=PER");
  EXPECT_EQ(std::to_string(count(own, "\r\n") - 1), total);
  EXPECT_GT(count(own, "PER"), 10u);
}

TEST_F(ChangesPage, MoreThanAPageCanCountIsRefusedWithTheLimit) {
  record::RecordBuilder build;
  build.property("note", "text", {});
  for (int i = 0; i <= 20'000; ++i) build.text("country/PER", "note", "One more", {});
  const record::View view = build.view("2026-01-02");
  Router large;
  add_routes(large, {.record = build.record(), .now = [this] { return now; }, .root = {}});
  const auto ask = [&](std::uint64_t from) {
    Request request;
    request.method = "GET";
    request.target = parse_target("/en/changes?from=" + std::to_string(from)).value();
    return large.answer(std::move(request));
  };
  EXPECT_EQ(ask(view.at()).status, 200);
  EXPECT_EQ(ask(view.at() - 20'001).status, 400);
  EXPECT_TRUE(holds(ask(0).body, "more than 20000 entries"));
}

TEST_F(ChangesPage, NumbersAreTheSameInEveryForm) {
  const std::string csv = body("/en/changes.csv?from=9000");
  const std::string json =
      between(body("/en/changes.json?from=9000&rows=all"), "\"changes\": [", "\n  ]");
  EXPECT_EQ(count(json, "\n    {"), count(csv, "\r\n") - 1);
}

}  // namespace
}  // namespace acta::site
