#include "site/desk/testing.h"

namespace acta::site {
namespace {

TEST_F(DeskPages, TheHandOverHoldsWhatIsUnderWayAndWhatIsDueAsAPageAndAsAWorkbook) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM36", "Para quien siga.");
  EXPECT_TRUE(holds(ana.page("/en/desk"), "href=\"/en/desk/hand-over\""));
  const std::string page = ana.page("/es/desk/hand-over");
  EXPECT_TRUE(holds(page, "/es/desk/proposals/" + address.substr(address.rfind('/') + 1)));
  EXPECT_TRUE(holds(page, "/es/desk/report/COL/CM02"));
  EXPECT_TRUE(holds(page, "por ana"));
  EXPECT_FALSE(holds(page, "/es/desk/report/CHL/")) << "another country's";
  const Response book = ana.get("/es/desk/hand-over/workbook");
  EXPECT_EQ(book.status, 200);
  EXPECT_TRUE(book.body.starts_with("PK"));
  EXPECT_EQ(book.header("Cache-Control"), "no-store");
  Browser nobody;
  EXPECT_EQ(nobody.get("/es/desk/hand-over/workbook").status, 303);
}

TEST_F(DeskPages, TheDeskTellsWhatOthersDidSinceTheLastVisit) {
  Browser luis = signed_in("luis");
  const std::string address = proposed(luis, "COL", "CM41", "Antes de irse.");
  office.now += 3LL * 24 * 3600 * 1'000'000;
  EXPECT_EQ(signed_in("rui").send(address, {{"do", "return"}, {"reason", "¿Cuándo?"}}).status, 303);
  const std::string desk = signed_in("luis").page("/en/desk");
  const std::string since = between(desk, "<section id=\"since\">", "</section>");
  EXPECT_TRUE(holds(since, "Since you were last here, ")) << desk;
  EXPECT_TRUE(holds(since, address));
  EXPECT_TRUE(holds(since, "/en/changes?from=2026-1"));
  luis = signed_in("luis");
  EXPECT_TRUE(holds(luis.page("/en/desk"), address)) << "a second sign-in is the same visit";
}

}  // namespace
}  // namespace acta::site
