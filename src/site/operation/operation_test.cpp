#include "site/operation/operation.h"

#include "site/testing.h"

namespace acta::site {
namespace {

// The portal while its store can be taken away and given back.
struct Away : testing::Test {
  Away() { add_routes(router, site); }
  Response get(std::string_view target) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(target).value();
    return router.answer(std::move(request));
  }

  std::optional<Instant> away;
  Site site{.record = LoadedPack::instance().record(),
            .now = [] { return parse_instant("2026-11-21T09:00:00Z").value(); },
            .root = {},
            .away_since = [this] { return away; }};
  Router router;
};

TEST_F(Away, PagesGoOnAndSaySinceWhen) {
  const std::string before = get("/en/countries").body;
  EXPECT_FALSE(holds(before, "Shown as of"));
  away = parse_instant("2026-11-21T08:30:00Z").value();
  const Response page = get("/en/countries");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page.body, "Shown as of 21 November 2026")) << page.body.substr(0, 3000);
  EXPECT_TRUE(holds(get("/fr/sources").body, "le dépôt est inaccessible") ||
              holds(get("/fr/sources").body, "Le dépôt est inaccessible"));
  away.reset();
  EXPECT_EQ(get("/en/countries").body, before);
}

// It may be kept for a year, and says nothing that could get newer.
TEST_F(Away, APageAtFixedDatesDoesNotSaySo) {
  away = parse_instant("2026-11-21T08:30:00Z").value();
  EXPECT_FALSE(holds(get("/en/countries?valid=2024-01-01&at=100").body, "Shown as of"));
}

TEST_F(Away, HealthIsGoodAndNamesTheStore) {
  EXPECT_TRUE(holds(get("/healthz").body, "\"store\":\"here\""));
  away = parse_instant("2026-11-21T08:30:00Z").value();
  const Response health = get("/healthz");
  EXPECT_EQ(health.status, 200);
  EXPECT_TRUE(holds(health.body, "\"store\":\"away\",\"since\":\"2026-11-21T08:30:00.000000Z\""));
}

}  // namespace
}  // namespace acta::site
