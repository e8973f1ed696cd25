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
  Form of_luis = Browser::hidden(luis.page(edit), report("Primero, de Luis."));
  of_luis["evidence"] = "https://x.example/luis";
  Form of_ana = Browser::hidden(form, report("Primero, de Ana."));
  of_ana["status"] = "substantial";
  EXPECT_EQ(ana.post("/en/desk/report/COL/CM05", of_ana).status, 303);

  // He is shown what it was, what she sent and what he typed, and nothing that he typed is lost.
  const Response told = luis.post("/en/desk/report/COL/CM05", of_luis);
  EXPECT_EQ(told.status, 409);
  EXPECT_EQ(faults_of(told.body), "");
  EXPECT_TRUE(holds(told.body, "ana sent another version while you were writing"));
  EXPECT_TRUE(holds(told.body, "<td><ins>Primero, de Ana.</ins></td>")) << told.body;
  EXPECT_TRUE(holds(told.body, "<td><ins>Primero, de Luis.</ins></td>"));
  EXPECT_TRUE(holds(told.body, ">\nPrimero, de Luis.</textarea>"));
  EXPECT_TRUE(holds(told.body, "value=\"https://x.example/luis\""));
  EXPECT_TRUE(holds(told.body, "<option value=\"substantial\" selected>"))
      << "he had left it as it was";
  // Hers is with the reviewers by now, so that his becomes a proposal of its own.
  const Response sent = luis.post("/en/desk/report/COL/CM05",
                                  Browser::hidden(told.body, report("Primero, de Luis.")));
  EXPECT_EQ(sent.status, 303) << sent.body;
  EXPECT_FALSE(holds(sent.header("Location"), address));
  EXPECT_TRUE(holds(rui.page(address), "Ana.")) << "told apart word by word";
}

TEST_F(DeskPages, WhereTheSecondEditorMayGoOnTheFormReplacesWhatTheFirstSent) {
  Browser ana = signed_in("ana");
  Browser luis = signed_in("luis");
  Browser rui = signed_in("rui");
  const std::string address = proposed(ana, "COL", "CM17", "Uno.");
  const Form back{{"do", "return"}, {"reason", "¿Cuándo?"}};
  EXPECT_EQ(rui.send(address, back).status, 303);
  const std::string edit = "/en/desk/report/COL/CM17?of=" + address.substr(address.rfind('/') + 1);
  const Form of_luis = Browser::hidden(luis.page(edit), report("De Luis."));
  EXPECT_EQ(ana.send(edit, report("De Ana.")).status, 303);
  EXPECT_EQ(rui.send(address, back).status, 303);
  const Response told = luis.post("/en/desk/report/COL/CM17", of_luis);
  EXPECT_EQ(told.status, 409);
  EXPECT_TRUE(holds(told.body, "replaces the other version"));
  const Response sent =
      luis.post("/en/desk/report/COL/CM17", Browser::hidden(told.body, report("De los dos.")));
  EXPECT_TRUE(holds(sent.header("Location"), address)) << sent.body;
  EXPECT_TRUE(holds(rui.page(address), "De los dos."));
}

TEST_F(DeskPages, AButtonThatIsPressedTwiceIsPressedOnce) {
  Browser ana = signed_in("ana");
  Browser rui = signed_in("rui");
  Browser pia = signed_in("pia");
  const std::string form = "/en/desk/report/COL/CM21";
  const auto twice = [](Browser& browser, const std::string& to, const Form& sent) {
    const Response first = browser.post(to, sent);
    const Response second = browser.post(to, sent);
    EXPECT_EQ(first.status, 303) << first.body;
    EXPECT_EQ(second.status, 303) << second.body;
    EXPECT_EQ(first.header("Location"), second.header("Location"));
    const std::string location(first.header("Location"));
    return location.substr(0, location.find('?'));
  };
  const std::string address = twice(ana, form, Browser::hidden(ana.page(form), report("Una.")));
  twice(rui, address,
        Browser::hidden(rui.page(address), {{"do", "return"}, {"reason", "¿Cuándo?"}}));
  const std::string edit = form + "?of=" + address.substr(address.rfind('/') + 1);
  EXPECT_EQ(twice(ana, form, Browser::hidden(ana.page(edit), report("Dos."))), address);
  twice(rui, address, Browser::hidden(rui.page(address), {{"do", "approve"}}));
  twice(pia, address, Browser::hidden(pia.page(address), {{"do", "publish"}}));
  EXPECT_TRUE(holds(portal("/en/commitments/CM21"), "Dos."));
  const auto auditor = office.desk->actor(office.people.at("aud").account.id);
  std::size_t made = 0;
  for (const auto& each : office.desk->all(auditor)) made += each.subject == "commitment/CM21";
  EXPECT_EQ(made, 1U);
}

TEST_F(DeskPages, AFormSentOnceMoreWithOtherWordsIsNotTakenForTheFirst) {
  Browser ana = signed_in("ana");
  const std::string form = "/en/desk/report/COL/CM23";
  Form sent = Browser::hidden(ana.page(form), report("Lo primero."));
  ASSERT_EQ(ana.post(form, sent).status, 303);
  sent["text"] = "Lo segundo.";
  const Response again = ana.post(form, sent);
  EXPECT_EQ(again.status, 409);
  EXPECT_TRUE(holds(again.body, "You sent this form before")) << again.body;
  EXPECT_TRUE(holds(again.body, "Lo segundo.</textarea>")) << "what was typed stays";
}

TEST_F(DeskPages, ThePageInAnotherLanguageIsThatOfTheSameThing) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM24", "En otra lengua.");
  for (const std::string& page : {address, std::string("/en/desk/report/COL/CM24")}) {
    const std::string in_french = "/fr" + page.substr(3);
    EXPECT_TRUE(holds(ana.page(page), "href=\"" + in_french + '"')) << page;
    ana.page(in_french);
  }
  Browser nobody;
  EXPECT_TRUE(holds(nobody.page("/en/sign-in?next=%2Fen%2Fdesk%2Fhand-over"),
                    "href=\"/fr/sign-in?next=%2Fen%2Fdesk%2Fhand-over\""));
  EXPECT_EQ(nobody.sign_in("ana", "/fr/desk/hand-over").header("Location"), "/en/desk/hand-over");
}

TEST_F(DeskPages, WhatTwoPeoplePublishInAnEmergencySaysSoToEverybody) {
  Browser ana = signed_in("ana"), rui = signed_in("rui"), pia = signed_in("pia");
  const std::string address = proposed(ana, "COL", "CM03", "Urgente.");
  EXPECT_FALSE(holds(ana.page(address), "value=\"hasten\"")) << "a state hastens nothing";
  const auto ask = [&](const char* why) {
    return rui.send(address, {{"do", "hasten"}, {"emergency", why}, {"emergency_language", "es"}});
  };
  EXPECT_EQ(ask("  ").status, 422);
  ASSERT_EQ(ask("La <b>reunión</b> es mañana.").status, 303);
  EXPECT_EQ(rui.send(address, {{"do", "publish"}}).status, 403) << "one is never enough";
  const std::string told = "La &lt;b&gt;reunión&lt;/b&gt; es mañana.";
  EXPECT_TRUE(holds(pia.page(address), told));
  EXPECT_FALSE(holds(portal("/en/commitments/CM03"), told)) << "not yet";
  ASSERT_EQ(pia.send(address, {{"do", "publish"}}).status, 303);
  for (const char* page : {"/en/commitments/CM03", "/fr/roles"}) {
    EXPECT_TRUE(holds(portal(page), told)) << page;
    EXPECT_EQ(faults_of(portal(page)), "") << page;
  }
  EXPECT_TRUE(holds(portal("/en/roles.csv?table=hastened"), "commitment/CM03"));
}

TEST_F(DeskPages, AnAuthorTakesBackWhatIsNotPublished) {
  Browser ana = signed_in("ana");
  Browser luis = signed_in("luis");
  Browser rui = signed_in("rui");
  const std::string address = proposed(ana, "COL", "CM22", "Se retira.");
  EXPECT_FALSE(holds(luis.page(address), "value=\"withdraw\"")) << "only the author";
  EXPECT_EQ(luis.send(address, {{"do", "withdraw"}}).status, 403);
  EXPECT_TRUE(holds(rui.page("/en/desk"), address));
  const Form to_approve = Browser::hidden(rui.page(address), {{"do", "approve"}});

  EXPECT_TRUE(holds(ana.page(address), "value=\"withdraw\""));
  const Response done = ana.send(address, {{"do", "withdraw"}});
  EXPECT_EQ(done.status, 303) << done.body;
  const std::string page = ana.page(done.header("Location"));
  EXPECT_TRUE(holds(page, "Taken back."));
  EXPECT_TRUE(holds(page, "(withdrawn)"));
  EXPECT_FALSE(holds(page, "value=\"withdraw\""));
  EXPECT_FALSE(holds(without_news(rui.page("/en/desk")), address));
  EXPECT_FALSE(holds(rui.page(address), "value=\"approve\""));
  EXPECT_EQ(rui.post(address, to_approve).status, 409);
  Browser eva = signed_in("eva");
  EXPECT_EQ(eva.get(address).status, 404) << "withdrawn is not public";
  const std::string edit = "/en/desk/report/COL/CM22?of=" + address.substr(address.rfind('/') + 1);
  EXPECT_EQ(ana.send(edit, report("Otra vez.")).status, 409);
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
