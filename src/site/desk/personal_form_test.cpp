#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct PersonalForm : DeskPages {
  std::string account(const std::string& name) { return office.people.at(name).account.id; }
  std::string link(const std::string& name, const std::string& country,
                   const std::vector<std::string>& commitments) {
    const std::string token = office.links->issue(account(name), country, commitments);
    office.links->posted(token);
    return "/es/form/" + token;
  }
  // Opened in a browser: the one that shows it from now on.
  Browser opened(const std::string& address) {
    Browser browser;
    const std::string asked = browser.page(address);
    EXPECT_TRUE(holds(asked, "<button type=\"submit\">")) << asked;
    EXPECT_FALSE(holds(asked, address + "/CM")) << "before it is opened it shows nothing";
    const Response open = browser.send(address, {});
    EXPECT_EQ(open.status, 303);
    EXPECT_TRUE(holds(open.header("Set-Cookie"), "; Secure; HttpOnly; SameSite=Lax; Max-Age="));
    return browser;
  }
  std::size_t waiting() { return office.desk->all(office.desk->actor(account("rui"))).size(); }
};

TEST_F(PersonalForm, ReportsWithoutSigningInInTheNameOfItsPersonAndIsReviewedAsAnyOther) {
  const std::string address = link("luis", "COL", {"CM31", "CM36"});
  Browser browser = opened(address);
  const std::string list = browser.page(address);
  EXPECT_TRUE(holds(list, address + "/CM31"));
  EXPECT_TRUE(holds(list, "luis"));
  EXPECT_EQ(browser.get(address).header("X-Robots-Tag"), "noindex");
  EXPECT_TRUE(browser.cookie.empty());
  const std::size_t before = waiting();
  const Response sent = browser.send(address + "/CM31", report("Por el enlace <b>personal</b>."));
  EXPECT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(waiting(), before + 1);
  const std::string receipt = browser.page(sent.header("Location"));
  EXPECT_TRUE(holds(receipt, "CM31"));
  EXPECT_FALSE(holds(receipt, address + "/CM31\"")) << "it is not asked for again";
  EXPECT_FALSE(holds(portal("/en/commitments/CM31"), "Por el enlace"));

  // A double click, and the form that was still open: received once.
  EXPECT_EQ(browser.post(address + "/CM31", report("Otra cosa.")).header("Location"),
            sent.header("Location"));
  EXPECT_EQ(browser.get(address + "/CM31").status, 303);
  EXPECT_EQ(waiting(), before + 1);

  Browser rui = signed_in("rui");
  const std::string desk = rui.page("/en/desk");
  EXPECT_TRUE(holds(desk, "luis"));
  Browser luis = signed_in("luis");
  std::string proposal;
  for (const auto& one : office.desk->all(office.desk->actor(account("luis"))))
    if (one.subject == "commitment/CM31" && one.matter.author == account("luis")) proposal = one.id;
  ASSERT_FALSE(proposal.empty());
  EXPECT_EQ(luis.send("/en/desk/proposals/" + proposal, {{"do", "approve"}}).status, 403);
  EXPECT_TRUE(holds(rui.page("/en/desk/proposals/" + proposal),
                    "Por el enlace &lt;b&gt;personal&lt;/b&gt;."));
}

TEST_F(PersonalForm, WhatIsWrongStandsBesideItsFieldAndTheLinkStaysGood) {
  const std::string address = link("ana", "COL", {"CM36"});
  Browser browser = opened(address);
  Form wrong = report("Mi texto.");
  wrong["as_of"] = "30/02/2023";
  const Response told = browser.send(address + "/CM36", wrong);
  EXPECT_EQ(told.status, 422);
  EXPECT_TRUE(holds(told.body, "Mi texto."));
  EXPECT_EQ(faults_of(told.body), "");
  EXPECT_EQ(browser.get(address + "/CM36").status, 200);
}

TEST_F(PersonalForm, AForgedOldOrReplacedLinkOpensNothingAndSaysHowToGetANewOne) {
  const std::string first = link("ana", "COL", {"CM41"});
  const std::string second = link("ana", "COL", {"CM41"});
  Browser browser;
  const auto refused = [&](const std::string& address, int status) {
    const Response answer = browser.get(address);
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(faults_of(answer.body), "");
    EXPECT_TRUE(holds(answer.body, "enlace nuevo")) << answer.body;
    EXPECT_FALSE(holds(answer.body, "CM41"));
    EXPECT_EQ(browser.post(address + "/CM41", report("x")).status, status);
  };
  refused(first, 410);
  std::string forged = second;
  forged.back() = forged.back() == 'a' ? 'b' : 'a';
  refused(forged, 404);
  EXPECT_EQ(browser.get(second).status, 200);
  const std::int64_t then = office.now;
  office.now += std::int64_t{22} * 24 * 3600 * 1'000'000;
  refused(second, 410);
  office.now = then;
  EXPECT_EQ(browser.get("/es/form").status, 404);
}

TEST_F(PersonalForm, OpensNothingButItsOwnItemsAndOnlyWhileItsPersonHoldsTheOffice) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser browser = opened(address);
  EXPECT_EQ(browser.get(address + "/CM50").status, 404) << "its country's, not its own";
  EXPECT_EQ(browser.get(address + "/CM06").status, 404);
  EXPECT_EQ(browser.get("/es/desk").status, 303) << "the desk wants a sign-in";
  // Somebody who may not report on it, and a country that is another's.
  for (const std::string& other : {link("eva", "COL", {"CM41"}), link("rui", "COL", {"CM41"})}) {
    Browser theirs = opened(other);
    EXPECT_FALSE(holds(theirs.page(other), "CM41"));
    EXPECT_EQ(theirs.get(other + "/CM41").status, 404);
    EXPECT_EQ(theirs.post(other + "/CM41", report("x")).status, 404);
  }
  ASSERT_TRUE(office.accounts->set_disabled("ana@x.example", true));
  EXPECT_NE(browser.get(address).status, 200);
  ASSERT_TRUE(office.accounts->set_disabled("ana@x.example", false));
  EXPECT_EQ(browser.get(address).status, 200);
}

TEST_F(PersonalForm, WhoeverItIsPassedOnToFindsItClosedAndHowToGetANewOne) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser ana = opened(address), other;
  const std::size_t before = waiting();
  for (const std::string& page : {address, address + "/CM41"}) {
    const Response refused = other.get(page);
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(holds(refused.body, "Se abrió en otro navegador"));
    EXPECT_TRUE(holds(refused.body, "pida un enlace nuevo")) << refused.body;
    EXPECT_EQ(faults_of(refused.body), "");
    EXPECT_FALSE(holds(refused.body, "CM41")) << "nor what it is about";
    EXPECT_EQ(other.post(page, report("Ajeno.")).status, 403);
  }
  other.others = {{ana.others.begin()->first, std::string(64, 'a')}};
  EXPECT_EQ(other.get(address).status, 403) << "a cookie that was made up";
  EXPECT_EQ(waiting(), before);
  EXPECT_TRUE(holds(ana.send(address + "/CM41", report("Propio.")).header("Location"),
                    address + "?sent=CM41"));
  const std::string next = link("ana", "COL", {"CM41"});
  EXPECT_EQ(ana.get(address).status, 410) << "its successor ends it for whoever opened it, too";
  EXPECT_EQ(opened(next).get(next).status, 200);
}

TEST_F(PersonalForm, ItsPersonClosesALinkThatSomebodyElseOpenedFirst) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser first = opened(address), ana;
  first.reader = "198.51.100.7", ana.reader = "203.0.113.9";
  const std::string told = ana.get(address).body;
  EXPECT_TRUE(holds(told, "Si no fue usted quien lo abrió, ciérrelo aquí"));
  Form with_more = Browser::hidden(told, {{"colour", "rojo"}});
  EXPECT_TRUE(holds(ana.post(address, with_more).body, "no pregunta por «colour»"));
  Browser elsewhere;
  elsewhere.headers = {{"sec-fetch-site", "cross-site"}};
  EXPECT_EQ(elsewhere.post(address, {}).status, 403);
  EXPECT_EQ(first.get(address).status, 200) << "neither of these closed it";
  EXPECT_EQ(ana.post(address, Browser::hidden(told, {})).status, 303);
  const std::size_t before = waiting();
  for (Browser* browser : {&first, &ana}) {
    EXPECT_EQ(browser->get(address).status, 410);
    EXPECT_EQ(browser->post(address + "/CM41", report("Ajeno.")).status, 410);
  }
  EXPECT_EQ(waiting(), before);
  EXPECT_EQ(opened(link("ana", "COL", {"CM41"})).others.size(), 1u) << "a new one opens";
}

TEST_F(PersonalForm, AProgramThatLooksAtLettersOpensNothing) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser program, elsewhere;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(program.get(address + "/CM41").status, 200);
  elsewhere.headers = {{"sec-fetch-site", "cross-site"}};
  EXPECT_EQ(elsewhere.post(address, {}).status, 403);
  EXPECT_EQ(program.post(address + "/CM41", report("x")).status, 200) << "it is asked to be opened";
  EXPECT_TRUE(program.others.empty());
  EXPECT_EQ(opened(address).get(address + "/CM41").status, 200);
}

TEST_F(PersonalForm, AFormOfAnotherPageSendsNothing) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser browser = opened(address);
  browser.headers = {{"sec-fetch-site", "cross-site"}};
  EXPECT_EQ(browser.post(address + "/CM41", report("x")).status, 403);
  const std::size_t before = waiting();
  EXPECT_EQ(browser.get(address + "/CM41" + encode_query(report("x"))).status, 200);
  EXPECT_EQ(waiting(), before) << "a mail program that opens all links sends nothing";
}

TEST_F(PersonalForm, WhoGuessesIsAskedToWait) {
  Browser browser;
  int answer = 0;
  for (int i = 0; i < 40 && answer != 429; ++i)
    answer = browser.get("/es/form/" + std::string(64, static_cast<char>('a' + i % 6))).status;
  EXPECT_EQ(answer, 429);
}

TEST_F(PersonalForm, IsThereInFourLanguages) {
  const std::string address = link("ana", "COL", {"CM41"}).substr(3);
  Browser browser = opened("/es" + address);
  for (const char* language : {"en", "es", "pt", "fr"}) {
    const std::string root = "/" + std::string(language);
    for (const std::string& page :
         {browser.page(root + address), browser.page(root + address + "/CM41")}) {
      EXPECT_FALSE(holds(page, "personal.")) << "a sentence is missing";
      EXPECT_FALSE(holds(page, ">desk.")) << "a sentence is missing";
      EXPECT_TRUE(holds(page, "/fr" + address)) << "and leads to the same in French";
    }
  }
}

}  // namespace
}  // namespace acta::site
