#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct TypedPages : DeskPages {
  // As a browser reads the value of a field.
  static std::string kept_in(const Response& page) {
    std::string typed = between(page.body, "name=\"typed\" value=\"", "\"");
    for (std::size_t at = 0; (at = typed.find("&amp;", at)) != typed.npos; ++at)
      typed.replace(at, 5, "&");
    return typed;
  }
  // What the person reads at the form after signing in again.
  std::string again(Browser& browser, const std::string& name, const Response& asked) {
    const std::string next = between(asked.body, "name=\"next\" value=\"", "\"");
    shown_at = browser.sign_in(name, next, {{"typed", kept_in(asked)}}).header("Location");
    return browser.page(shown_at);
  }
  std::size_t seen() {
    return office.desk->all(office.desk->actor(office.people.at("aud").account.id)).size();
  }

  std::string shown_at;
};

TEST_F(TypedPages, AReportOfASessionThatHadEndedComesBackAfterSigningIn) {
  Browser ana = signed_in("ana");
  const std::string form = "/en/desk/report/COL/CM05";
  const Form whole = Browser::hidden(ana.get(form).body, report("Tres <líneas> & más."));
  const std::size_t before = seen();
  ana.cookie.clear();
  const Response asked = ana.post(form, whole);
  EXPECT_EQ(asked.status, 403);
  EXPECT_TRUE(holds(asked.body, "Your session has ended"));
  EXPECT_EQ(faults_of(asked.body), "");

  Form wrong{{"address", "ana@x.example"}, {"typed", kept_in(asked)}, {"next", form}};
  EXPECT_EQ(kept_in(ana.post("/en/sign-in", wrong)), kept_in(asked)) << "a wrong password";
  const std::string page = again(ana, "ana", asked);
  EXPECT_TRUE(holds(page, "Tres &lt;líneas&gt; &amp; más.</textarea>"));
  EXPECT_TRUE(holds(page, "Nothing has been sent yet."));
  EXPECT_TRUE(holds(page, "name=\"key\" value=\"" + whole.at("key") + "\""));
  EXPECT_FALSE(holds(page, whole.at("csrf")));
  EXPECT_EQ(seen(), before);
  EXPECT_FALSE(holds(signed_in("luis").page(shown_at), "Tres &lt;"));

  const Response sent = ana.post(form, Browser::hidden(page, report("Tres.")));
  EXPECT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(seen(), before + 1);
}

TEST_F(TypedPages, WhatProvesWhoSomebodyIsIsNeverKept) {
  Browser rui = signed_in("rui");
  Form whole = Browser::hidden(rui.get("/en/desk/cycle").body, {});
  whole.insert({{"title", "Kept"}, {"password", "opens-7391"}, {"code", "123456"}});
  rui.cookie.clear();
  const Response asked = rui.post("/en/desk/cycle", whole);
  EXPECT_TRUE(holds(kept_in(asked), "title=Kept"));
  EXPECT_FALSE(holds(asked.body, "opens-7391"));
  EXPECT_FALSE(holds(asked.body, "123456"));
}

TEST_F(TypedPages, EvidenceComesBackWithoutTheFileThatWasSentWithIt) {
  Browser ong = signed_in("ong");
  const std::string address = "/en/desk/evidence/COL/CM05";
  const Form whole = Browser::hidden(ong.get(address).body, report("Esperan & siguen."));
  Form stale = whole;
  stale["csrf"] = "of another session";
  const Response refused = ong.upload(address, "%PDF-1.7\n%%EOF", "a.pdf", stale, "attachment");
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(holds(refused.body, "Esperan &amp; siguen.</textarea>"));
  ong.cookie.clear();
  const Response asked =
      ong.upload(address, "%PDF-1.7\n" + std::string(100'000, 'x'), "a.pdf", whole, "attachment");
  EXPECT_TRUE(holds(again(ong, "ong", asked), "Esperan &amp; siguen.</textarea>"));
  EXPECT_FALSE(holds(kept_in(asked), "PDF"));
}

TEST_F(TypedPages, SoDoOtherFormsOfTheDesk) {
  for (const auto& [name, form] : {std::pair{"rui", "/en/desk/cycle"},
                                   {"rui", "/en/desk/measure"},
                                   {"rui", "/en/desk/commitment"},
                                   {"kai", "/en/desk/coding/NA20/CM16"}}) {
    Browser browser = signed_in(name);
    Form whole = Browser::hidden(browser.get(form).body, {});
    whole["title"] = whole["reason"] = "Typed & kept";
    browser.cookie.clear();
    const std::string page = again(browser, name, browser.post(form, whole));
    EXPECT_TRUE(holds(page, "Typed &amp; kept")) << form;
    EXPECT_TRUE(holds(page, "Nothing has been sent yet.")) << form;
  }
}

TEST_F(TypedPages, AFormOfAnotherSessionIsRefusedAndGivesBackWhatWasTyped) {
  for (const auto& [name, form] : {std::pair{"ana", "/es/desk/report/COL/CM05"},
                                   {"rui", "/es/desk/commitment"},
                                   {"rui", "/es/desk/cycle"}}) {
    Browser browser = signed_in(name);
    Form whole = Browser::hidden(browser.get(form).body, {});
    whole["text"] = whole["title"] = "Dos <pestañas> & una sesión";
    browser.sign_in(name);
    const std::size_t before = seen();
    const Response refused = browser.post(form, whole);
    EXPECT_EQ(refused.status, 403) << form;
    EXPECT_EQ(faults_of(refused.body), "") << form;
    EXPECT_TRUE(holds(refused.body, "Dos &lt;pestañas&gt; &amp; una sesión")) << form;
    EXPECT_TRUE(holds(refused.body, "Todavía no se ha enviado nada.")) << form;
    EXPECT_FALSE(holds(refused.body, whole["csrf"])) << form;
    EXPECT_TRUE(holds(refused.body, Browser::hidden(browser.get(form).body, {})["csrf"])) << form;
    EXPECT_EQ(seen(), before) << form;
  }
}

TEST_F(TypedPages, NothingIsKeptOfAFormOfAnotherPageNorOfWhatIsNoForm) {
  Browser elsewhere;
  elsewhere.headers["sec-fetch-site"] = "cross-site";
  const std::string form = "/en/desk/report/COL/CM05";
  EXPECT_EQ(elsewhere.post(form, report("Forged.")).status, 303);
  Browser nobody;
  EXPECT_EQ(nobody.ask("POST", form, "text=%f").status, 303) << "no form";
  EXPECT_EQ(nobody.post(form, {{"text", std::string(61 * 1024, 'x')}}).status, 303) << "too long";
}

}  // namespace
}  // namespace acta::site
