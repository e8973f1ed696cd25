#include "site/segments.h"

#include "site/layout.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using Segments = PortalTest;

TEST(Segment, IsAWordOfTheLanguageAndTheIdStays) {
  EXPECT_EQ(address_of("es", "/commitments/CM06"), "/es/compromisos/CM06");
  EXPECT_EQ(address_of("fr", "/"), "/fr/");
  EXPECT_EQ(address_of("pt", "/record/office/São"), "/pt/registro/office/S%C3%A3o");
  EXPECT_EQ(address_of("pt", "/nonsense"), "/pt/nonsense");
}

TEST(Segment, OfEveryPageReadsBackFromEveryLanguage) {
  for (const auto& [key, path] : navigation)
    for (const auto& [tag, name] : languages)
      EXPECT_EQ(unlocalized(localized(path, tag)), path) << tag;
}

TEST_F(Segments, OfAnotherLanguageLeadToTheRightOne) {
  const Response moved = ask("/es/commitments/CM06.json?valid=2024-01-01");
  EXPECT_EQ(moved.status, 308);
  EXPECT_EQ(moved.header("Location"), "/es/compromisos/CM06.json?valid=2024-01-01");
  EXPECT_EQ(ask("/en/engagements").header("Location"), "/en/commitments");
  EXPECT_EQ(ask("/es/compromisos/CM06").status, 200);
  EXPECT_EQ(ask("/fr/engagements.csv").status, 200);
}

TEST_F(Segments, TheFirstPageEndsInASlashAndItsOtherFormsDoNot) {
  EXPECT_EQ(ask("/en/").status, 200);
  EXPECT_EQ(ask("/en.json").status, 200);
  EXPECT_EQ(ask("/en?valid=2024-01-01").header("Location"), "/en/?valid=2024-01-01");
  const Response moved = ask("/en/.csv?table=money");
  EXPECT_EQ(moved.status, 308);
  EXPECT_EQ(moved.header("Location"), "/en.csv?table=money");
}

TEST_F(Segments, NoPageLinksToAnAddressThatMoved) {
  for (const auto* page : {"/es/", "/es/compromisos/CM06", "/es/coincidencias", "/es/nada"}) {
    for (const std::string& link : links_of(ask(page).body))
      EXPECT_NE(ask(link).status, 308) << link;
  }
}

TEST_F(Segments, APageNamesItselfInEveryLanguage) {
  const std::string page = ask("/pt/paises/col?valid=2023-07-01").body;
  for (const auto* link : {"hreflang=\"es\" href=\"/es/paises/col?valid=2023-07-01\"",
                           "hreflang=\"fr\" href=\"/fr/pays/col?valid=2023-07-01\"",
                           "hreflang=\"x-default\" href=\"/\""})
    EXPECT_TRUE(holds(page, link)) << link;
}

}  // namespace
}  // namespace acta::site
