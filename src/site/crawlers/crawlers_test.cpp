#include <boost/json.hpp>

#include "register/testing.h"
#include "site/crawlers/crawlers.h"
#include "site/routes.h"
#include "site/testing.h"

namespace acta::site {
namespace {

namespace json = boost::json;
using Crawlers = PortalTest;

json::object linked_data_of(const std::string& page) {
  return json::parse(between(page, "<script type=\"application/ld+json\">", "</script>"))
      .as_object();
}

TEST_F(Crawlers, APageSaysInJsonLdWhatItIsAndWhomItIsAbout) {
  const json::object data = linked_data_of(body("/es/countries/per"));
  EXPECT_EQ(data.at("@type"), "WebPage");
  EXPECT_EQ(data.at("inLanguage"), "es");
  EXPECT_EQ(data.at("about").at("@type"), "Country");
  EXPECT_EQ(data.at("about").at("identifier"), "country/PER");
  EXPECT_EQ(linked_data_of(body("/en/data")).at("@type"), "Dataset");
}

TEST_F(Crawlers, NoTextOfTheRecordCanEndTheBlock) {
  Html block;
  const Site site{
      .record = LoadedPack::instance().record(), .now = [this] { return now; }, .root = {}};
  const record::View view(site.record, parse_day("2026-11-21").value(), entries());
  const Context context{site, messages("en"), {}, view, "/x", Format::html, {}, {}};
  block = linked_data(context, {}, "</script><script>alert(1)</script>&");
  EXPECT_FALSE(holds(block.text, "<"));
  EXPECT_EQ(json::parse(block.text).at("name"), "</script><script>alert(1)</script>&");
}

TEST_F(Crawlers, TheSiteMapHoldsThePagesThatStandForThemselvesAndThoseOfSubjects) {
  const std::string map = body("/sitemap.xml");
  for (const auto* page : {"/en/", "/en/overlaps", "/en/countries/per", "/en/data"})
    EXPECT_TRUE(holds(map, "<loc>http://localhost" + std::string(page) + "</loc>")) << page;
  EXPECT_FALSE(holds(map, "/record/"));
}

TEST(SiteMap, OfMorePagesThanGoIntoOneFileIsAnIndex) {
  record::RecordBuilder build;
  build.kind("meeting");
  build.property("title", "text", {});
  for (int i = 1; i <= 12'600; ++i)
    build.text("meeting/M" + std::to_string(i), "title", "A meeting", {});
  build.view("2026-01-02");  // publishes
  Router router;
  add_routes(router, {.record = build.record(),
                      .now = [] { return parse_instant("2026-02-01T00:00:00Z").value(); },
                      .root = {}});
  const auto get = [&](const std::string& address) {
    Request request;
    request.method = "GET";
    request.target = parse_target(address).value();
    return router.answer(std::move(request));
  };
  EXPECT_EQ(count(get("/sitemap.xml").body, "<sitemap><loc>http://localhost/sitemap.xml?part="),
            2u);
  const std::string first = get("/sitemap.xml?part=1").body;
  const std::string second = get("/sitemap.xml?part=2").body;
  EXPECT_EQ(count(first, "<url>"), 50'000u);
  EXPECT_FALSE(holds(first, "/en/meetings/M12600<"));
  EXPECT_TRUE(holds(second, "/en/meetings/M12600<"));
  EXPECT_EQ(get("/sitemap.xml?part=3").status, 404);
  EXPECT_EQ(get("/sitemap.xml?part=x").status, 404);
}

TEST_F(Crawlers, AreKeptFromPastDates) {
  EXPECT_TRUE(holds(body("/robots.txt"), "Disallow: /*?*at="));
}

}  // namespace
}  // namespace acta::site
