#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct ViewAsPages : DeskPages {
  // A browser whose desk is that of an office.
  Browser looking(const std::string& name, const std::string& through) {
    Browser browser = signed_in(name);
    const std::string session = browser.cookie;
    const Response set = browser.send("/en/desk/view-as", {{"office", through}});
    EXPECT_EQ(set.status, 303) << set.body;
    EXPECT_EQ(set.header("Location"), "/en/desk");
    const std::string pair(set.header("Set-Cookie"));
    browser.cookie = session + "; " + pair.substr(0, pair.find(';'));
    return browser;
  }
};

TEST_F(ViewAsPages, AnAdministratorSeesTheDeskOfAnOfficeAsTheOfficeDoes) {
  Browser ana = signed_in("ana");
  const std::string of_colombia = proposed(ana, "COL", "CM02", "De Colombia.");
  Browser eva = signed_in("eva");
  const std::string of_chile = proposed(eva, "CHL", "CM02", "De Chile.");
  Browser own = signed_in("adm");
  EXPECT_EQ(own.get(of_colombia).status, 404) << "an administrator reads no drafts";

  Browser adm = looking("adm", "focal-COL");
  const std::string desk = adm.page("/en/desk");
  EXPECT_TRUE(holds(desk, "You see this as the following office would"));
  EXPECT_TRUE(holds(desk, "Colombia"));
  EXPECT_TRUE(holds(desk, of_colombia));
  EXPECT_FALSE(holds(desk, of_chile));
  EXPECT_TRUE(holds(adm.page(of_colombia), "De Colombia."));
  EXPECT_EQ(adm.get(of_chile).status, 404);
  EXPECT_EQ(adm.get("/en/desk/people").status, 404) << "what the office may not, nor may its eyes";
  EXPECT_EQ(adm.get("/en/desk/report/COL/CM02").status, 200);
  EXPECT_EQ(adm.get("/en/desk/report/CHL/CM02").status, 404);
}

TEST_F(ViewAsPages, NothingIsWrittenThroughTheEyesOfAnOffice) {
  Browser adm = looking("adm", "focal-COL");
  const auto seen = [&] {
    return office.desk->all(office.desk->actor(office.people.at("aud").account.id)).size();
  };
  const std::size_t before = seen();
  const std::string form = "/en/desk/report/COL/CM02";
  const Response refused =
      adm.post(form, Browser::hidden(adm.page(form), report("Through other eyes.")));
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(holds(refused.body, "nothing can be written meanwhile"));
  EXPECT_EQ(adm.upload("/en/desk/sheet/COL", "reference\r\n", "s.csv", "x").status, 403);
  EXPECT_EQ(seen(), before);

  const Response back = adm.post(
      "/en/desk/view-as",
      {{"csrf", Browser::hidden(adm.page("/en/desk/view-as"), {})["csrf"]}, {"do", "stop"}});
  EXPECT_EQ(back.status, 303);
  EXPECT_TRUE(holds(back.header("Set-Cookie"), "__Host-view-as=; "));
}

TEST_F(ViewAsPages, WhatIsKeptFromEverybodyElseIsKeptFromOtherEyesToo) {
  Browser rui = signed_in("rui");
  const std::string choices = rui.page("/en/desk/view-as");
  EXPECT_TRUE(holds(choices, "value=\"focal-COL\""));
  EXPECT_TRUE(holds(choices, "value=\"publishing\""));
  for (const char* kept : {"intake", "coding", "administration", "audit"}) {
    EXPECT_FALSE(holds(choices, "value=\"" + std::string(kept) + "\"")) << kept;
    EXPECT_EQ(rui.send("/en/desk/view-as", {{"office", kept}}).status, 422) << kept;
  }
}

TEST_F(ViewAsPages, NobodyElseLooksThroughOtherEyes) {
  for (const char* name : {"ana", "cora", "pia", "ivo", "kai", "ina", "aud"}) {
    Browser browser = signed_in(name);
    EXPECT_EQ(browser.get("/en/desk/view-as").status, 404) << name;
    EXPECT_FALSE(holds(browser.page("/en/desk"), "view-as")) << name;
  }
  Browser adm = looking("adm", "focal-COL");
  const std::string others = adm.cookie.substr(adm.cookie.find(';'));
  Browser ana = signed_in("eva");
  ana.cookie += others;
  EXPECT_FALSE(holds(ana.page("/en/desk"), "You see this as")) << "the eyes of another session";
}

}  // namespace
}  // namespace acta::site
