#include "ledger/checkpoint.h"
#include "ledger/tile.h"
#include "site/testing.h"

namespace acta::site {
namespace {

using Log = PortalTest;

ledger::Checkpoint published(const std::string& note) {
  return ledger::parse_checkpoint(note.substr(0, note.find("\n\n") + 1)).value();
}

TEST_F(Log, IsServedAsACheckpointAndAllTilesOfIt) {
  const Response checkpoint = get("/checkpoint");
  ASSERT_EQ(checkpoint.status, 200);
  EXPECT_EQ(checkpoint.header("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(published(checkpoint.body).size, entries());
  for (const ledger::TileName& name : ledger::tiles_of(entries())) {
    const Response tile = get('/' + format_tile_name(name));
    ASSERT_EQ(tile.status, 200) << format_tile_name(name);
    EXPECT_EQ(tile.header("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(tile.header("Content-Type"), "application/octet-stream");
    if (!name.entries) {
      EXPECT_EQ(tile.body.size(), name.width * 32);
    }
  }
}

TEST_F(Log, HasNoTileBeyondItsEndAndNoneByAnotherName) {
  for (const auto* path :
       {"/tile/0/999", "/tile/2/000.p/1", "/tile/7/000.p/1", "/tile/entries/999", "/tile/0/0",
        "/tile/0/000.p/256", "/tile/0/000.json", "/checkpoint.json", "/tile/0", "/tile"})
    EXPECT_EQ(get(path).status, 404) << path;
}

TEST_F(Log, VerifyTellsInEachLanguageWhatWasSignedAtThePagesEntry) {
  const std::string note = body("/checkpoint");
  for (const auto* language : {"en", "es", "pt", "fr"}) {
    const std::string page = body("/" + std::string(language) + "/verify");
    EXPECT_EQ(faults_of(page), "");
    EXPECT_EQ(between(page, "id=\"note\">", "</pre>"), note);
    EXPECT_TRUE(holds(page, "href=\"/log.pub\""));
    EXPECT_FALSE(holds(page, "page.verify.")) << language;
  }
  // Nothing was recorded before the first batch but the empty log itself, which is signed too.
  EXPECT_TRUE(
      holds(body("/en/verify?at=0"), "The record is still empty, and even that is signed."));
  EXPECT_TRUE(holds(body("/en/verify.json"), "\"root\": \"") ||
              holds(body("/en/verify.json"), "\"root\":\""));
}

TEST_F(Log, EveryPageLeadsToHowToCheckIt) {
  EXPECT_TRUE(holds(body("/en/overlaps"), "href=\"/en/verify\""));
  EXPECT_TRUE(holds(body("/es/overlaps?at=100"), "href=\"/es/verificar?at=100\""));
}

}  // namespace
}  // namespace acta::site
