#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct PersonalForm : DeskPages {
  std::string account(const std::string& name) { return office.people.at(name).account.id; }
  std::string link(const std::string& name, const std::string& country,
                   const std::vector<std::string>& commitments) {
    return "/es/form/" + office.links->issue(account(name), country, commitments);
  }
  std::size_t waiting() { return office.desk->all(office.desk->actor(account("rui"))).size(); }
};

TEST_F(PersonalForm, ReportsWithoutSigningInInTheNameOfItsPersonAndIsReviewedAsAnyOther) {
  const std::string address = link("luis", "COL", {"CM31", "CM36"});
  Browser browser;
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
  Browser browser;
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
  Browser browser;
  EXPECT_EQ(browser.get(address + "/CM50").status, 404) << "its country's, not its own";
  EXPECT_EQ(browser.get(address + "/CM06").status, 404);
  EXPECT_EQ(browser.get("/es/desk").status, 303) << "the desk wants a sign-in";
  // Somebody who may not report on it, and a country that is another's.
  for (const std::string& other : {link("eva", "COL", {"CM41"}), link("rui", "COL", {"CM41"})}) {
    EXPECT_FALSE(holds(browser.page(other), "CM41"));
    EXPECT_EQ(browser.get(other + "/CM41").status, 404);
    EXPECT_EQ(browser.post(other + "/CM41", report("x")).status, 404);
  }
  ASSERT_TRUE(office.accounts->set_disabled("ana@x.example", true));
  EXPECT_NE(browser.get(address).status, 200);
  ASSERT_TRUE(office.accounts->set_disabled("ana@x.example", false));
  EXPECT_EQ(browser.get(address).status, 200);
}

TEST_F(PersonalForm, AFormOfAnotherPageSendsNothing) {
  const std::string address = link("ana", "COL", {"CM41"});
  Browser browser;
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
  Browser browser;
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
