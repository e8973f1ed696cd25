#include "site/desk/testing.h"

namespace acta::site {
namespace {

TEST_F(DeskPages, WhoIsNotSignedInIsSentToSignInAndComesBack) {
  Browser nobody;
  const Response sent = nobody.get("/es/desk/report/COL/CM02");
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(sent.header("Location"), "/es/sign-in?next=%2Fes%2Fdesk%2Freport%2FCOL%2FCM02");
  const std::string form = nobody.page(sent.header("Location"));
  EXPECT_TRUE(holds(form, "name=\"next\" value=\"/es/desk/report/COL/CM02\""));
  EXPECT_EQ(nobody.sign_in("ana", "/en/desk/report/COL/CM02").header("Location"),
            "/en/desk/report/COL/CM02");
  for (const char* elsewhere :
       {"https://evil.example/", "//evil.example/en/desk", "/en/desk/../x", "/en/desks", "\\\\evil",
        "/es/desk\r\nSet-Cookie: a=b", "/en/commitments", ""}) {
    Browser browser;
    EXPECT_EQ(browser.sign_in("ana", elsewhere).header("Location"), "/en/desk") << elsewhere;
  }
}

TEST_F(DeskPages, AFailedSignInKeepsTheAddressAndTellsNothing) {
  Browser browser;
  const Response known =
      browser.post("/en/sign-in", {{"address", "lea@x.example"}, {"password", "x"}, {"code", "1"}});
  const Response unknown =
      browser.post("/en/sign-in", {{"address", "xxx@x.example"}, {"password", "x"}, {"code", "1"}});
  EXPECT_EQ(known.status, 403);
  EXPECT_EQ(unknown.status, 403);
  EXPECT_TRUE(holds(known.body, "value=\"lea@x.example\""));
  std::string same = unknown.body;
  for (std::size_t at; (at = same.find("xxx@")) != same.npos;) same.replace(at, 3, "lea");
  // The challenge for a passkey is another on each page.
  const auto without_challenge = [](std::string page) {
    const std::string challenge = between(page, "data-challenge=\"", "\"");
    return page.replace(page.find(challenge), challenge.size(), "");
  };
  EXPECT_EQ(without_challenge(known.body), without_challenge(same));
  EXPECT_EQ(known.header("Set-Cookie"), "");
  for (int i = 0; i < 5; ++i)
    browser.post("/en/sign-in", {{"address", "yyy@x.example"}, {"password", "x"}, {"code", "1"}});
  const Response waits =
      browser.post("/en/sign-in", {{"address", "yyy@x.example"}, {"password", "x"}, {"code", "1"}});
  EXPECT_EQ(waits.status, 429);
  EXPECT_EQ(waits.header("Retry-After"), "1");
}

TEST_F(DeskPages, TheSessionIsACookieForThisHostAndEndsForGood) {
  Browser browser;
  const std::string set(browser.sign_in("ana").header("Set-Cookie"));
  EXPECT_EQ(set, "__Host-acta=" + browser.cookie + "; Path=/; Secure; HttpOnly; SameSite=Lax");
  const std::string kept = browser.cookie;
  const std::string csrf = between(browser.page("/en/desk"), "name=\"csrf\" value=\"", "\"");
  const Response out = browser.post("/en/sign-out", {{"csrf", csrf}});
  EXPECT_TRUE(holds(out.header("Set-Cookie"), "Max-Age=0"));
  browser.cookie = kept;
  EXPECT_EQ(browser.get("/en/desk").status, 303);

  Browser fixed;  // a session that somebody else put there is not taken over
  fixed.cookie = std::string(64, 'a');
  fixed.sign_in("ana");
  EXPECT_NE(fixed.cookie, std::string(64, 'a'));
  Browser twice = signed_in("ana");
  twice.cookie += "; __Host-acta=" + std::string(64, 'b');
  EXPECT_EQ(twice.get("/en/desk").status, 303);
}

}  // namespace
}  // namespace acta::site
