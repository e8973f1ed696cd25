#include "identity/testing.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

using identity::base64url;

// A ministry's provider, as the network would show it: it hands out a token for the nonce that the
// browser was sent with.
struct OpenIdPages : DeskPages {
  identity::testing::Authenticator key{EVP_PKEY_RSA};
  std::string nonce, subject = "u-7";
  bool away = false;

  void SetUp() override {
    office.site->providers = {std::make_shared<identity::OpenId>(
        identity::Provider{"mre", "MRE <1>", "https://id.example", "acta", "secret"},
        [this](const identity::Ask& ask) { return answer(ask); })};
  }
  void TearDown() override { office.site->providers.clear(); }

  Result<std::string> answer(const identity::Ask& ask) const {
    if (away) return invalid("error.openid.away");
    if (ask.url.ends_with("openid-configuration"))
      return R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/go",)"
             R"("token_endpoint":"https://id.example/t","jwks_uri":"https://id.example/k"})";
    if (ask.url.ends_with("/k"))
      return R"({"keys":[{"kty":"RSA","n":")" + base64url(key.number("n", 256)) + R"(","e":")" +
             base64url(key.number("e", 3)) + "\"}]}";
    const std::string now = std::to_string(office.now / 1'000'000);
    const std::string text =
        base64url(R"({"alg":"RS256"})") + '.' +
        base64url(R"({"iss":"https://id.example","aud":"acta","sub":")" + subject +
                  R"(","nonce":")" + nonce + R"(","iat":)" + now + R"(,"exp":)" + now + "9}");
    return R"({"id_token":")" + text + '.' + base64url(key.sign(text)) + "\"}";
  }

  // Out, with the cookie of the way; answers the state.
  std::string go(Browser& browser, const std::string& next = "/es/desk") {
    const Response out = browser.get("/es/sign-in/with/mre?next=" + next);
    EXPECT_EQ(out.status, 303) << out.body;
    const std::string address(out.header("Location"));
    EXPECT_TRUE(address.starts_with("https://id.example/go?")) << address;
    browser.headers["cookie"] =
        "__Host-acta-way=" + between(out.header("Set-Cookie"), "__Host-acta-way=", ";");
    nonce = between(address + "&", "&nonce=", "&");
    return between(address + "&", "&state=", "&");
  }
};

TEST_F(OpenIdPages, WhoIsLinkedComesBackToTheDeskAndIsNotConfirmed) {
  const store::Identity identity{"https://id.example", "u-7"};
  office.accounts->link("pia@x.example", identity).value();
  Browser browser;
  EXPECT_TRUE(holds(browser.page("/es/sign-in"), "MRE &lt;1&gt;"));
  const std::string state = go(browser);
  const Response back = browser.get("/sign-in/back?code=c&state=" + state);
  EXPECT_EQ(back.status, 303) << back.body;
  EXPECT_EQ(back.header("Location"), "/es/desk");
  browser.headers.clear();
  EXPECT_TRUE(holds(browser.page("/en/desk"), "pia"));
  EXPECT_TRUE(holds(browser.page("/en/desk/account"), "has just proved"));
  office.accounts->unlink("pia@x.example", identity).value();
  EXPECT_EQ(browser.get("/en/desk").status, 303) << "the session ended with the link";
}

TEST_F(OpenIdPages, AnUnknownSubjectGetsNoRightsAndIsToldWhy) {
  subject = "u-8";
  Browser browser;
  const std::string state = go(browser);
  const Response back = browser.get("/sign-in/back?code=c&state=" + state);
  EXPECT_EQ(back.status, 403);
  EXPECT_TRUE(holds(back.body, "ninguna cuenta de aquí está vinculada a usted")) << back.body;
  EXPECT_EQ(browser.cookie, "");
}

TEST_F(OpenIdPages, AnAnswerThatThisBrowserDidNotAskForIsRefused) {
  office.accounts->link("rui@x.example", {"https://id.example", "u-7"}).value();
  Browser browser;
  const std::string state = go(browser);
  for (const std::string& query : {"code=c&state=" + state + "x", std::string("code=c"),
                                   "state=" + state, "error=access_denied&state=" + state,
                                   "code=c&iss=https%3A%2F%2Fevil.example&state=" + state}) {
    EXPECT_EQ(browser.get("/sign-in/back?" + query).status, 403) << query;
    EXPECT_EQ(browser.cookie, "") << query;
  }
  Browser other;
  EXPECT_EQ(other.get("/sign-in/back?code=c&state=" + state).status, 403);
  nonce = "another";
  EXPECT_EQ(browser.get("/sign-in/back?code=c&state=" + state).status, 403);
  EXPECT_EQ(browser.cookie, "");
  office.accounts->unlink("rui@x.example", {"https://id.example", "u-7"}).value();
}

TEST_F(OpenIdPages, AProviderThatIsAwayLeavesThePassword) {
  away = true;
  Browser browser;
  const Response out = browser.get("/es/sign-in/with/mre");
  EXPECT_EQ(out.status, 503);
  EXPECT_TRUE(holds(out.body, "name=\"password\""));
  EXPECT_EQ(browser.get("/es/sign-in/with/nobody").status, 404);
  Browser elsewhere;
  away = false;
  go(elsewhere, "https://evil.example/");
}

}  // namespace
}  // namespace acta::site
