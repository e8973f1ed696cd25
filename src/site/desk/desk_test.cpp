#include "site/desk/testing.h"

namespace acta::site {
namespace {

TEST_F(DeskPages, AReportGoesFromTheFormIntoThePortalThroughThreeHands) {
  Browser ana = signed_in("ana");
  const std::string desk = ana.page("/en/desk");
  EXPECT_TRUE(holds(desk, "/en/desk/report/COL/CM02"));
  EXPECT_FALSE(holds(desk, "/en/desk/report/CHL/"));
  const std::string address = proposed(ana, "COL", "CM02", "Se entregó el 40 % & más <b>hoy</b>.");
  EXPECT_FALSE(holds(portal("/en/commitments/CM02"), "40 %")) << "nobody but the desk sees it";

  Browser rui = signed_in("rui");
  EXPECT_TRUE(holds(rui.page("/en/desk"), address));
  const std::string before = rui.page(address);
  EXPECT_TRUE(holds(before, "40 % &amp; más &lt;b&gt;hoy&lt;/b&gt;."));
  EXPECT_TRUE(holds(before, "Nothing published before"));
  EXPECT_EQ(rui.send(address, {{"do", "approve"}}).status, 303);

  Browser pia = signed_in("pia");
  office.now += 6LL * 60 * 1'000'000;  // she signed in a while ago
  EXPECT_TRUE(holds(pia.page(address), "Prove once more"));
  EXPECT_EQ(pia.send(address, {{"do", "publish"}}).status, 403);
  EXPECT_EQ(
      pia.send(address, {{"do", "publish"}, {"password", "guess"}, {"code", "123456"}}).status,
      403);
  EXPECT_FALSE(holds(portal("/en/commitments/CM02"), "40 %"));
  const std::string old_session = pia.cookie;
  const Response done = pia.send(address, {{"do", "publish"},
                                           {"password", office.people.at("pia").password},
                                           {"code", office.code_of("pia")}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_NE(pia.cookie, old_session);
  const std::string page = portal("/en/commitments/CM02");
  EXPECT_TRUE(holds(page, "Se entregó el 40 % &amp; más &lt;b&gt;hoy&lt;/b&gt;."));
  EXPECT_TRUE(holds(page, "limited progress"));
  EXPECT_EQ(faults_of(page), "");

  // The next report begins with this one, and the reviewer sees the two side by side.
  EXPECT_TRUE(holds(ana.page("/en/desk/report/COL/CM02"), "Se entregó el 40 %"));
  const std::string second = proposed(ana, "COL", "CM02", "Se entregó el 60 % & más <b>hoy</b>.");
  const std::string compared = rui.page(second);
  EXPECT_TRUE(holds(compared, "<del>40 </del>")) << compared;
  EXPECT_TRUE(holds(compared, "<ins>60 </ins>"));
}

TEST_F(DeskPages, WhatCameBackIsCorrectedAndTheSecondEditorIsTold) {
  Browser ana = signed_in("ana");
  Browser luis = signed_in("luis");
  Browser rui = signed_in("rui");
  const std::string address = proposed(ana, "COL", "CM05", "Primero.");
  const Response without = rui.send(address, {{"do", "return"}, {"reason", " "}});
  EXPECT_EQ(without.status, 422);
  EXPECT_EQ(rui.send(address, {{"do", "return"}, {"reason", "¿De qué <año>?"}}).status, 303);
  const std::string edit = "/en/desk/report/COL/CM05?of=" + address.substr(address.rfind('/') + 1);
  EXPECT_TRUE(holds(ana.page("/en/desk"), address));
  const std::string form = ana.page(edit);
  EXPECT_TRUE(holds(form, "¿De qué &lt;año&gt;?"));
  EXPECT_TRUE(holds(form, "Primero."));
  const Form of_luis = Browser::hidden(luis.page(edit), report("De Luis."));
  EXPECT_EQ(ana.post("/en/desk/report/COL/CM05", Browser::hidden(form, report("De Ana."))).status,
            303);
  EXPECT_NE(luis.post("/en/desk/report/COL/CM05", of_luis).status, 303);
  EXPECT_TRUE(holds(rui.page(address), "De Ana."));
}

TEST_F(DeskPages, OfTwoReviewersTheSecondIsTold) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM03", "Dos revisan.");
  Browser rui = signed_in("rui");
  Browser sol = signed_in("sol");
  const Form of_sol = Browser::hidden(sol.page(address), {{"do", "approve"}});
  EXPECT_EQ(rui.send(address, {{"do", "approve"}}).status, 303);
  EXPECT_EQ(sol.post(address, of_sol).status, 403) << "it is reviewed: no state to review it in";
}

TEST_F(DeskPages, EveryLanguageHasAllPagesOfTheDesk) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM05", "En cuatro idiomas.");
  Browser rui = signed_in("rui");
  for (const char* language : {"en", "es", "pt", "fr"}) {
    const std::string root = std::string("/") + language;
    Browser nobody;
    for (std::string page :
         {nobody.page(root + "/sign-in"), ana.page(root + "/desk"),
          ana.page(root + "/desk/report/COL/CM05"), rui.page(root + address.substr(3))}) {
      EXPECT_TRUE(holds(page, std::string("<html lang=\"") + language));
      EXPECT_FALSE(holds(page, "desk.")) << "a sentence is missing";
    }
  }
}

TEST_F(DeskPages, ThePortalBesideTheDeskNamesEachOfItsPagesOnce) {
  const std::string map = portal("/sitemap.xml");
  const std::size_t first = map.find("/en/overlaps<");
  ASSERT_NE(first, map.npos) << map.substr(0, 400);
  EXPECT_EQ(map.find("/en/overlaps<", first + 1), map.npos);
}

}  // namespace
}  // namespace acta::site
