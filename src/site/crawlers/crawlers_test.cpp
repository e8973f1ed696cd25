#include <boost/json.hpp>

#include "site/crawlers/crawlers.h"
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

TEST_F(Crawlers, AreKeptFromPastDates) {
  EXPECT_TRUE(holds(body("/robots.txt"), "Disallow: /*?*at="));
}

}  // namespace
}  // namespace acta::site
