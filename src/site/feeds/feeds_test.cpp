#include <algorithm>
#include <set>

#include "analysis/recent_changes.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using analysis::recent_changes;

struct Feeds : PortalTest {
  static std::vector<std::string> all(const std::string& feed, const std::string& element) {
    std::vector<std::string> found;
    const std::string begin = '<' + element + '>';
    for (std::size_t at = 0; (at = feed.find(begin, at)) != feed.npos; ++at)
      found.push_back(between(std::string_view(feed).substr(at), begin, "</"));
    return found;
  }
  static record::View latest() {
    const auto& record = LoadedPack::instance().record();
    return {record, parse_day("2026-11-21").value(), record.published()};
  }
};

TEST_F(Feeds, TellWhatWasRecordedLastInTheReadersLanguage) {
  const Response response = get("/es/changes.atom");
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(response.header("Content-Type"), "application/atom+xml; charset=utf-8");
  EXPECT_TRUE(holds(response.body, "xml:lang=\"es\""));
  EXPECT_EQ(count(response.body, "<entry>"), 50u);
  EXPECT_TRUE(holds(response.body, "<updated>2026-11-01T12:00:00.000000Z</updated>"));
}

// From page to page every subject is told once, and all of them.
TEST_F(Feeds, LeadFromTheNewestToTheFirstWithoutAGap) {
  std::set<std::string> ids;
  std::size_t told = 0;
  for (std::string url = "/en/changes.atom"; !url.empty();) {
    const std::string feed = body(url);
    auto of_page = all(feed, "id");
    of_page.erase(of_page.begin());  // the feed's own
    told += of_page.size();
    ids.insert(of_page.begin(), of_page.end());
    const std::string next =
        between(feed, "<link rel=\"next\" type=\"application/atom+xml\" href=\"", "\"");
    url = next.substr(std::min(next.size(), std::string("http://localhost").size()));
  }
  EXPECT_EQ(ids.size(), told);
  EXPECT_EQ(told, recent_changes(latest(), {.most = 1'000'000}).size());
  EXPECT_GT(told, 500u);
}

TEST_F(Feeds, AnEntryLeadsToThePageAsItWasThen) {
  const std::string link = between(body("/en/countries/per.atom"), "<entry>", "</entry>");
  const std::string href = between(link, "href=\"http://localhost", "\"");
  EXPECT_TRUE(holds(href, "?at=")) << href;
  EXPECT_EQ(get(href).status, 200) << href;
}

TEST_F(Feeds, OfACountryTellWhatConcernsItAndNothingElse) {
  const auto peru = latest().find("country/PER");
  ASSERT_NE(peru, nullptr);
  const auto changes = recent_changes(latest(), {.about = peru, .most = 10'000});
  const auto tells_of = [&](std::string_view name) {
    return std::any_of(changes.begin(), changes.end(),
                       [&](const auto& change) { return change.subject->name() == name; });
  };
  EXPECT_TRUE(tells_of("country/PER"));
  EXPECT_FALSE(tells_of("country/BRA"));
  EXPECT_LT(changes.size(), recent_changes(latest(), {.most = 10'000}).size());
}

TEST_F(Feeds, WhatIsNotThereIsAProblemInTheReadersLanguage) {
  EXPECT_EQ(get("/en/countries/xyz.atom").status, 404);
  EXPECT_EQ(get("/en/sources/S002.atom").status, 404);
  EXPECT_EQ(get("/fr/changes.atom?before=soon").status, 400);
  EXPECT_EQ(get("/fr/changes.atom?at=3").status, 400) << "it tells what is new";
  EXPECT_EQ(get("/en/changes.atom?country=COL").status, 400) << "it would be of all countries";
}

TEST_F(Feeds, IdsStayWhatTheyAreFromDayToDay) {
  const auto before = all(body("/en/committees/LAD-AP07.atom"), "id");
  now.microseconds += 40LL * 24 * 3600 * 1'000'000;
  EXPECT_EQ(all(body("/en/committees/LAD-AP07.atom"), "id"), before);
  EXPECT_NE(all(body("/es/committees/LAD-AP07.atom"), "id"), before);
}

}  // namespace
}  // namespace acta::site
