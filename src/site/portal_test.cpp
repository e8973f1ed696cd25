#include <deque>
#include <set>

#include "site/layout.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using Portal = PortalTest;

// Before it is packed. Early warning draws its charts.
std::size_t most_bytes(std::string_view url) {
  return (holds(url, "/early-warning") ? 144 : 100) * std::size_t{1024};
}

TEST_F(Portal, TheRootSendsAReaderToTheirLanguage) {
  const Response response = get("/", {{"accept-language", "fr-CA, en;q=0.5"}});
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(response.header("Location"), "/fr/");
  EXPECT_EQ(response.header("Vary"), "Accept-Language");
}

TEST_F(Portal, EveryPageOfTheNavigationStandsInFourLanguagesAndThreeForms) {
  for (const auto& [language, name] : languages) {
    for (const auto& [key, path] : navigation) {
      const std::string url = "/" + std::string(language) + std::string(path);
      const Response page = get(url);
      ASSERT_EQ(page.status, 200) << url << '\n' << page.body;
      EXPECT_EQ(page.header("Content-Language"), language);
      EXPECT_EQ(page.header("Cache-Control"), "public, max-age=60");
      EXPECT_EQ(faults_of(page.body), "") << url;
      EXPECT_LE(page.body.size(), most_bytes(url)) << url;
      EXPECT_TRUE(holds(page.body, "<html lang=\"" + std::string(language) + "\">"));
      EXPECT_TRUE(holds(page.body, "aria-current=\"page\"")) << url;
      const std::string twin = path == "/" ? "/" + std::string(language) : url;
      EXPECT_EQ(get(twin + ".json").header("Content-Type"), "application/json") << twin;
      EXPECT_EQ(get(twin + ".csv").header("Content-Type"), "text/csv; charset=utf-8") << twin;
    }
  }
}

TEST_F(Portal, NoPageHoldsAStyleOrCodeOfItsOwnOrAKeyWithoutASentence) {
  for (const auto& [language, name] : languages) {
    for (const auto& [key, path] : navigation) {
      const std::string page = body("/" + std::string(language) + std::string(path));
      EXPECT_EQ(count(page, "<script"), count(page, "<script type=\"application/ld+json\">") +
                                            count(page, "<script src=\"/assets/"));
      for (const auto* never : {"<style", " style=", " onclick=", "javascript:"})
        EXPECT_FALSE(holds(page, never)) << language << path << ' ' << never;
      for (const auto* key_of :
           {">page.", ">fact.", ">table.", ">column.", ">rule.", ">how.", ">nav.", ">health.",
            ">progress.", ">counterpart.", ">gap.", "\x01", "{count", "{link"})
        EXPECT_FALSE(holds(page, key_of)) << language << path << ' ' << key_of;
    }
  }
}

TEST_F(Portal, TheSamePageHasTheSameFiguresInEveryLanguage) {
  for (const auto& [key, path] : navigation) {
    const std::string english = body("/en" + std::string(path));
    for (const auto* language : {"es", "pt", "fr"}) {
      const std::string other = body("/" + std::string(language) + std::string(path));
      for (const auto* part : {"<li", "<tr", "<td", "<i class", "class=\"fig\""})
        EXPECT_EQ(count(english, part), count(other, part)) << language << path << ' ' << part;
    }
  }
}

// From the first page of the portal to every page that can be reached from it. Other dates
// are followed from the first page only: each would be the whole portal once more.
TEST_F(Portal, NoLinkLeadsNowhere) {
  std::set<std::string> seen{"/en/"};
  std::deque<std::string> to_visit{"/en/"};
  while (!to_visit.empty()) {
    const std::string url = std::move(to_visit.front());
    to_visit.pop_front();
    const Response page = get(url);
    ASSERT_EQ(page.status, 200) << url;
    if (!page.header("Content-Type").starts_with("text/html")) continue;
    ASSERT_EQ(faults_of(page.body), "") << url;
    EXPECT_LE(page.body.size(), most_bytes(url)) << url;
    for (std::string& link : links_of(page.body)) {
      const bool dated = holds(link, "valid=") || holds(link, "at=");
      if (dated && url != "/en/") continue;
      const bool elsewhere = !link.starts_with("/en/") && !link.starts_with("/assets/");
      const bool data = holds(link, ".csv") || holds(link, ".json") || holds(link, "view=history");
      if (!elsewhere && !data && seen.insert(link).second) to_visit.push_back(std::move(link));
    }
  }
  EXPECT_GT(seen.size(), 500u);
}

TEST_F(Portal, EveryFigureLeadsToHowItWasComputed) {
  for (const auto& [key, path] : navigation) {
    const std::string page = body("/en" + std::string(path));
    EXPECT_EQ(count(page, "id=\"how\""), 1u) << path;
    EXPECT_TRUE(holds(page, "What was true on 21 November 2026, as recorded up to entry")) << path;
  }
}

TEST_F(Portal, TheFooterSaysOverWhichRecordThePageSpeaks) {
  EXPECT_TRUE(holds(body("/en/overlaps"), "root-of-" + std::to_string(entries())));
  EXPECT_TRUE(holds(body("/en/overlaps?at=100"), "root-of-100"));
}

TEST_F(Portal, AnUnknownSubjectIsNotFoundAndTheNearOnesAreShown) {
  const Response response = get("/en/countries/peru");
  EXPECT_EQ(response.status, 404);
  EXPECT_TRUE(holds(response.body, "href=\"/en/countries/per\"")) << response.body;
  EXPECT_EQ(faults_of(response.body), "");
  EXPECT_EQ(get("/en/record/nonsense/x").status, 404);
  EXPECT_EQ(get("/en/nonsense").status, 404);
  EXPECT_EQ(get("/xx/overlaps").status, 404);
}

TEST_F(Portal, ErrorsSpeakTheLanguageOfThePage) {
  EXPECT_TRUE(holds(get("/es/nonsense").body, "No existe esa página"));
  EXPECT_TRUE(
      holds(get("/nonsense", {{"accept-language", "pt-BR"}}).body, "Essa página não existe"));
  const Response problem = get("/fr/nonsense.json");
  EXPECT_EQ(problem.header("Content-Type"), "application/problem+json");
  EXPECT_TRUE(holds(problem.body, "Introuvable"));
}

}  // namespace
}  // namespace acta::site
