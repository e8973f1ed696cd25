#include "site/desk/testing.h"

namespace acta::site {
namespace {

std::string path_of(const std::string& name) {
  return "/en/desk/people/" + Office::instance().people.at(name).account.id;
}

// The administration at the desk, who has just proved who they are.
Browser administrator() {
  Browser adm;
  adm.sign_in("adm");
  return adm;
}

// Sent to an address whose page has no form for this reader.
Response force(Browser& browser, const std::string& target, Form form) {
  return browser.post(target, Browser::hidden(browser.page("/en/desk/account"), std::move(form)));
}

// An account of its own for each test, for what is done to it stays.
std::string new_person(Browser& adm, const std::string& name, const std::string& office) {
  const Response made = adm.send("/en/desk/people", {{"do", "add"},
                                                     {"address", name + "@mre.example"},
                                                     {"name", name},
                                                     {"language", "es"},
                                                     {"office", office}});
  EXPECT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(made.header("Cache-Control"), "no-store");
  EXPECT_EQ(faults_of(made.body), "");
  const std::string page = between(made.body, "<main", "</main>");
  EXPECT_EQ(count(page, "<li><code>"), 10u);
  EXPECT_TRUE(holds(page, "otpauth://totp/Acta:" + name));
  return "/en/desk/people/" + between(page, "/en/desk/people/", "\"");
}

TEST(PeoplePage, IsForWhoKeepsTheAccountsAndForTheAudit) {
  Browser adm = administrator();
  EXPECT_TRUE(holds(adm.page("/en/desk"), "href=\"/en/desk/people\""));
  const std::string list = adm.page("/en/desk/people");
  EXPECT_TRUE(holds(list, "ana@x.example"));
  EXPECT_TRUE(holds(list, "national focal point: Colombia"));
  EXPECT_TRUE(holds(list, "value=\"add\""));

  Browser audit;
  audit.sign_in("aud");
  EXPECT_FALSE(holds(audit.page("/en/desk/people"), "value=\"add\""));
  EXPECT_FALSE(holds(audit.page(path_of("ana")), "name=\"do\""));
  EXPECT_EQ(force(audit, path_of("ana"), {{"do", "disable"}}).status, 404);

  for (const char* other : {"ana", "rui", "pia"}) {
    Browser none;
    none.sign_in(other);
    EXPECT_EQ(none.get("/en/desk/people").status, 404) << other;
    EXPECT_EQ(none.get(path_of("ana")).status, 404) << other;
    EXPECT_FALSE(holds(none.page("/en/desk"), "/desk/people"));
  }
}

TEST(PeoplePage, MakesAnAccountThatHoldsItsOfficeAtOnce) {
  Browser adm = administrator();
  const std::string there = new_person(adm, "nora", "focal-PER");
  const std::string person = adm.page(there);
  EXPECT_TRUE(holds(person, "national focal point: Peru"));
  EXPECT_TRUE(holds(person, "nora@mre.example may sign in."));
  EXPECT_FALSE(holds(person, "otpauth"));  // that was shown once
}

TEST(PeoplePage, RefusesWhatIsWrongAndKeepsWhatWasTyped) {
  Browser adm = administrator();
  const Response wrong = adm.send(
      "/en/desk/people",
      {{"do", "add"}, {"address", "nora"}, {"name", " "}, {"language", "es"}, {"office", ""}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(holds(wrong.body, "id=\"address-error\""));
  EXPECT_TRUE(holds(wrong.body, "id=\"name-error\""));
  EXPECT_TRUE(holds(wrong.body, "value=\"nora\""));
  const Response taken = adm.send(
      "/en/desk/people",
      {{"do", "add"}, {"address", "ANA@x.example"}, {"name", "Ana"}, {"office", "focal-PER"}});
  EXPECT_EQ(taken.status, 409);
  const Response throne =
      adm.send("/en/desk/people",
               {{"do", "add"}, {"address", "t@mre.example"}, {"name", "T"}, {"office", "throne"}});
  EXPECT_EQ(throne.status, 404);
  EXPECT_FALSE(holds(adm.page("/en/desk/people"), "t@mre.example"));
}

TEST(PeoplePage, WarnsOfAPrivateAddressAndTakesIt) {
  Browser adm = administrator();
  const Response made = adm.send(
      "/en/desk/people", {{"do", "add"}, {"address", "someone@gmail.com"}, {"name", "Someone"}});
  EXPECT_EQ(made.status, 200);
  EXPECT_TRUE(holds(made.body, "gives addresses to everybody"));
}

TEST(PeoplePage, AppointsAndRelieves) {
  Browser adm = administrator();
  const std::string there = new_person(adm, "olga", "");
  EXPECT_TRUE(holds(adm.page(there), "No office."));
  EXPECT_EQ(adm.send(there, {{"do", "appoint"}, {"office", "focal-PAN"}}).status, 303);
  EXPECT_TRUE(holds(adm.page(there), "national focal point: Panama"));
  EXPECT_EQ(adm.send(there, {{"do", "relieve"}, {"office", "focal-PAN"}}).status, 303);
  EXPECT_TRUE(holds(adm.page(there), "No office."));
  EXPECT_EQ(adm.send(there, {{"do", "relieve"}, {"office", "focal-PAN"}}).status, 404);
}

TEST(PeoplePage, BarsAndLetsInAgainAndErases) {
  Browser adm = administrator();
  const std::string there = new_person(adm, "paul", "");
  EXPECT_EQ(adm.send(there, {{"do", "disable"}}).status, 303);
  EXPECT_TRUE(holds(adm.page(there), "may not sign in"));
  EXPECT_EQ(adm.send(there, {{"do", "enable"}}).status, 303);
  EXPECT_TRUE(holds(adm.page(there), "paul@mre.example may sign in."));
  EXPECT_EQ(adm.send(there, {{"do", "erase"}}).status, 422);  // without the box
  EXPECT_TRUE(holds(adm.page(there), "paul@mre.example"));
  EXPECT_EQ(adm.send(there, {{"do", "erase"}, {"sure", "yes"}}).status, 303);
  EXPECT_FALSE(holds(adm.page(there), "paul"));
  EXPECT_FALSE(holds(adm.page("/en/desk/people"), "paul@mre.example"));
}

TEST(PeoplePage, NobodyChangesTheirOwnOfficesAndTheLastWhoManagesStays) {
  Browser adm = administrator();
  EXPECT_FALSE(holds(adm.page(path_of("adm")), "value=\"appoint\""));
  const Response own = force(adm, path_of("adm"), {{"do", "appoint"}, {"office", "publishing"}});
  EXPECT_EQ(own.status, 403);
  EXPECT_TRUE(holds(own.body, ">Nobody changes their own account")) << "no word of a command";
  // So the last who keeps accounts cannot be lost at the desk.
  for (const char* what : {"disable", "erase", "relieve"})
    EXPECT_EQ(
        force(adm, path_of("adm"), {{"do", what}, {"office", "administration"}, {"sure", "yes"}})
            .status,
        403)
        << what;
  EXPECT_TRUE(holds(adm.page("/en/desk/people"), "value=\"add\""));
}

TEST(PeoplePage, AsksForProofWhereTheSessionIsOld) {
  Browser adm = administrator();
  Office::instance().now += 6 * 60 * 1'000'000LL;
  const std::string page = adm.page("/en/desk/people");
  EXPECT_TRUE(holds(page, "value=\"confirm\""));
  EXPECT_FALSE(holds(page, "value=\"add\""));
  const Response late = force(adm, "/en/desk/people",
                              {{"do", "add"}, {"address", "late@mre.example"}, {"name", "Late"}});
  EXPECT_EQ(late.status, 403);
  EXPECT_FALSE(holds(adm.page("/en/desk/people"), "late@mre.example"));
  Office& office = Office::instance();
  const std::string kept = between(late.body, "method=\"post\" action=\"/en/desk/people?", "\"");
  const Response proved = force(adm, "/en/desk/people?" + kept,
                                {{"do", "confirm"},
                                 {"password", office.people.at("adm").password},
                                 {"code", office.code_of("adm")}});
  ASSERT_EQ(proved.status, 303) << proved.body;
  EXPECT_TRUE(holds(adm.page(proved.header("Location")), "value=\"late@mre.example\""))
      << "what was typed is not lost over the proof";
}

TEST(PeoplePage, WhereLettersComeBackTheOfficeIsPerhapsVacantUntilItIsPutRight) {
  Office& office = Office::instance();
  const auto signed_in = [](const std::string& name) {
    Browser browser;
    browser.sign_in(name);
    return browser;
  };
  const std::string lea = office.people.at("lea").account.id;
  ASSERT_TRUE(office.accounts->note_bounce(lea, "550 5.1.1 no such user"));
  const std::string desk = signed_in("rui").page("/en/desk");
  EXPECT_TRUE(holds(desk, "perhaps vacant"));
  EXPECT_FALSE(holds(desk, "lea@x.example")) << "the secretariat is told of the office alone";
  EXPECT_FALSE(holds(signed_in("ana").page("/en/desk"), "perhaps vacant"));
  Browser adm = signed_in("adm");
  const std::string person = "/en/desk/people/" + lea;
  EXPECT_TRUE(holds(adm.page("/en/desk/people"), "letters come back"));
  EXPECT_TRUE(holds(adm.page(person), "550 5.1.1 no such user"));
  EXPECT_EQ(adm.send(person, {{"do", "reachable"}}).status, 303);
  EXPECT_FALSE(holds(adm.page(person), "550 5.1.1"));
  EXPECT_FALSE(holds(signed_in("rui").page("/en/desk"), "perhaps vacant"));
  EXPECT_FALSE(office.accounts->find(lea)->bounced);
}

}  // namespace
}  // namespace acta::site
