#include "identity/testing.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

using identity::base64url;
using identity::testing::Authenticator;

// A passkey of somebody, and the answers that a browser would put into a form.
struct Passkeys : DeskPages {
  Authenticator key;
  void SetUp() override {
    key.rp = "desk.example";
    key.origin = "https://desk.example";
    key.credential =
        "of " + std::string(testing::UnitTest::GetInstance()->current_test_info()->name());
  }
  static std::string challenge(const std::string& page, const std::string& of) {
    const std::size_t button = page.find("data-passkey=\"" + of + "\"");
    return identity::parse_base64url(
               between(page.substr(std::min(button, page.size())), "data-challenge=\"", "\""))
        .value_or("");
  }
  Form made(const std::string& page) {
    const auto answer = key.attest(challenge(page, "make"));
    return {{"do", "add"},
            {"label", "Teléfono <1>"},
            {"client_data", base64url(answer.client_data)},
            {"attestation", base64url(answer.attestation_object)}};
  }
  Form used(const std::string& page) {
    ++key.counter;
    const auto answer = key.assert_for(challenge(page, "use"));
    return {{"credential", base64url(answer.credential)},
            {"client_data", base64url(answer.client_data)},
            {"authenticator_data", base64url(answer.authenticator_data)},
            {"signature", base64url(answer.signature)},
            {"user_handle", ""}};
  }
  Response add(Browser& browser) {
    const std::string page = browser.page("/en/desk/account");
    return browser.post("/en/desk/account", Browser::hidden(page, made(page)));
  }
};

TEST_F(Passkeys, APasskeyIsAddedAndSignsInAloneAndIsRemoved) {
  Browser ana = signed_in("ana");
  const Response added = add(ana);
  ASSERT_EQ(added.status, 303) << added.body;
  const std::string list = ana.page(added.header("Location"));
  EXPECT_TRUE(holds(list, "Teléfono &lt;1&gt;"));

  Browser fresh;
  const std::string page = fresh.page("/en/sign-in?next=/en/desk/report/COL/CM02");
  Form answer = used(page);
  answer["next"] = "/en/desk/report/COL/CM02";
  const Response in = fresh.post("/en/sign-in/passkey", answer);
  ASSERT_EQ(in.status, 303) << in.body;
  EXPECT_EQ(in.header("Location"), "/en/desk/report/COL/CM02");
  EXPECT_TRUE(holds(fresh.page("/en/desk"), "ana"));
  Browser thief;
  const Response again = thief.post("/en/sign-in/passkey", answer);
  EXPECT_EQ(again.status, 403);
  EXPECT_TRUE(holds(again.body, "This passkey does not fit"));
  EXPECT_EQ(again.header("Set-Cookie"), "");

  const Response gone =
      fresh.post("/en/desk/account",
                 {{"csrf", between(fresh.page("/en/desk/account"), "name=\"csrf\" value=\"", "\"")},
                  {"credential", base64url(key.credential)},
                  {"do", "remove"}});
  EXPECT_EQ(gone.status, 303) << gone.body;
  EXPECT_EQ(thief.post("/en/sign-in/passkey", used(thief.page("/en/sign-in"))).status, 403);
}

TEST_F(Passkeys, ThePageOfAnotherSiteGetsNothingOutOfOne) {
  Browser ana = signed_in("ana");
  ASSERT_EQ(add(ana).status, 303);
  key.origin = "https://desk.example.evil.example";
  Browser browser;
  EXPECT_EQ(browser.post("/en/sign-in/passkey", used(browser.page("/en/sign-in"))).status, 403);
  key.origin = "https://desk.example";
  browser.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(browser.post("/en/sign-in/passkey", used(browser.get("/en/sign-in").body)).status, 403);
}

TEST_F(Passkeys, WhoSignedInAWhileAgoProvesItOnceMoreBeforeChangingThem) {
  Browser ana = signed_in("ana");
  const std::string early = ana.page("/en/desk/account");
  office.now += 6LL * 60 * 1'000'000;
  const std::string page = ana.page("/en/desk/account");
  EXPECT_TRUE(holds(page, "Passkeys are added and removed by who has just proved"));
  EXPECT_FALSE(holds(page, "data-passkey=\"make\""));
  EXPECT_EQ(ana.post("/en/desk/account", Browser::hidden(page, made(early))).status, 403);
  EXPECT_EQ(ana.send("/en/desk/account", {{"do", "confirm"}, {"password", "x"}, {"code", "123456"}})
                .status,
            403);
  const Response proved =
      ana.send("/en/desk/account", {{"do", "confirm"},
                                    {"password", office.people.at("ana").password},
                                    {"code", office.code_of("ana")}});
  ASSERT_EQ(proved.status, 303) << proved.body;
  EXPECT_EQ(add(ana).status, 303);
}

TEST_F(Passkeys, APublisherProvesItWithAPasskeyAndNobodyElsesCounts) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM23", "Con llave.");
  EXPECT_EQ(signed_in("rui").send(address, {{"do", "approve"}}).status, 303);
  Browser pia = signed_in("pia");
  ASSERT_EQ(add(pia).status, 303);
  office.now += 6LL * 60 * 1'000'000;
  const std::string page = pia.page(address);
  EXPECT_TRUE(holds(page, "Prove it with a passkey"));
  Form wrong = used(page);
  wrong["signature"] = base64url("no signature");
  wrong["do"] = "publish";
  EXPECT_EQ(pia.post(address, Browser::hidden(page, wrong)).status, 403);
  EXPECT_FALSE(holds(portal("/en/commitments/CM23"), "Con llave."));

  Form answer = used(pia.page(address));
  answer["do"] = "publish";
  const Response done = pia.post(address, Browser::hidden(pia.page(address), answer));
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_TRUE(holds(portal("/en/commitments/CM23"), "Con llave."));
}

}  // namespace
}  // namespace acta::site
