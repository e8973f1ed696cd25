#include "register/testing.h"
#include "site/testing.h"

namespace acta::site {
namespace {

// One docket, as another house kept it before: not each of its steps to the day.
struct ConcernPage : testing::Test {
  ConcernPage() {
    for (const char* kind : {"concern", "country"}) build.kind(kind);
    build.property("name", "text", {});
    build.property("country", "reference", {.cardinality = "one"});
    build.property("concern_step", "code", {});
    build.text("country/COL", "name", "Colombia", {.language = "en"});
    build.reference("concern/C-1", "country", "country/COL", {});
    build.code("concern/C-1", "concern_step", "filed", {.from = "2025-05"});
    build.code("concern/C-1", "concern_step", "admitted", {.from = "2025-06-03"});
    build.code("concern/C-1", "concern_step", "findings", {.from = "2025-08-01..2025-09-15"});
    build.code("concern/C-1", "concern_step", "closed", {});
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
  record::RecordBuilder build;
  Router router;
};

TEST_F(ConcernPage, SaysOfEachStepWhenAsItsSourceDid) {
  const std::string page = body("/en/concerns/C-1");
  EXPECT_EQ(faults_of(page), "");
  for (const char* step : {">May 2025</span><b>filed", ">3 June 2025</span><b>admitted",
                           ">a day between 1 August 2025 and 15 September 2025</span><b>findings",
                           ">undated</span><b>closed"})
    EXPECT_TRUE(holds(page, step)) << step << between(page, "<ol class=\"thread\">", "</ol>");
  EXPECT_TRUE(holds(body("/es/preocupaciones/C-1"), ">mayo de 2025</span>"));
}

}  // namespace
}  // namespace acta::site
