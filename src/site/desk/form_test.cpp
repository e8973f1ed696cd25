#include "site/desk/testing.h"

namespace acta::site {
namespace {

TEST_F(DeskPages, NothingIsDoneForAFormOfAnotherPage) {
  Browser ana = signed_in("ana");
  const auto seen = [&] {
    return office.desk->all(office.desk->actor(office.people.at("ana").account.id)).size();
  };
  const std::size_t before = seen();
  const std::string form = "/en/desk/report/COL/CM05";
  const Form whole = Browser::hidden(ana.get(form).body, report("Algo."));
  const auto refused = [&](decltype(Request::headers) headers, bool plain) {
    ana.headers = std::move(headers);
    ana.plain = plain;
    const int status = ana.post(form, whole).status;
    ana.headers.clear();
    ana.plain = false;
    return status;
  };
  for (const char* site : {"cross-site", "same-site", "none", "SAME-ORIGIN"})
    EXPECT_EQ(refused({{"sec-fetch-site", site}}, false), 403) << site;
  EXPECT_EQ(refused({}, true), 403) << "neither header";
  for (const char* origin : {"null", "https://evil.example", "https://desk.example.evil.example"})
    EXPECT_EQ(refused({{"origin", origin}}, true), 403) << origin;
  Form forged = whole;
  forged["csrf"] = std::string(32, '0');
  EXPECT_EQ(ana.post(form, forged).status, 403);
  forged.erase("csrf");
  EXPECT_EQ(ana.post(form, forged).status, 403);
  Browser luis = signed_in("luis");
  EXPECT_EQ(luis.post(form, whole).status, 403) << "the token is another session's";
  EXPECT_EQ(ana.get(form + encode_query(whole)).status, 200) << "a GET changes nothing";
  EXPECT_EQ(seen(), before);
  EXPECT_EQ(refused({{"origin", "https://desk.example"}}, true), 303) << "an old telephone";
}

TEST_F(DeskPages, ADoubleClickIsOneReport) {
  Browser ana = signed_in("ana");
  const std::string form = "/en/desk/report/COL/CM03";
  const Form whole = Browser::hidden(ana.get(form).body, report("Una vez."));
  const Response first = ana.post(form, whole);
  const Response again = ana.post(form, whole);
  EXPECT_EQ(first.status, 303);
  EXPECT_EQ(first.header("Location"), again.header("Location"));
  Form other = whole;
  other["text"] = "Otra cosa.";
  const Response reused = ana.post(form, other);
  EXPECT_EQ(reused.status, 409);
  EXPECT_TRUE(holds(reused.body, "Otra cosa."));
}

TEST_F(DeskPages, WhatIsWrongStandsBesideItsFieldAndWhatWasTypedStays) {
  Browser ana = signed_in("ana");
  const std::string form = "/es/desk/report/COL/CM04";
  Form typed{{"status", "splendid"},
             {"as_of", "30/02/2023"},
             {"text", "Mi <largo>\r\ntexto"},
             {"language", "es"},
             {"evidence", "javascript:alert(1)"}};
  const Response refused = ana.send(form, typed);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(faults_of(refused.body), "");
  for (const char* field : {"as_of", "evidence"})
    EXPECT_TRUE(holds(refused.body, std::string("id=\"") + field + "-error\"")) << field;
  EXPECT_TRUE(holds(refused.body, "Mi &lt;largo&gt;\ntexto"));
  EXPECT_TRUE(holds(refused.body, "value=\"30/02/2023\""));
  typed["as_of"] = "2026-10";
  typed["evidence"] = "";
  const Response code = ana.send(form, typed);
  EXPECT_EQ(code.status, 422);
  EXPECT_TRUE(holds(code.body, "id=\"status-error\""));
  typed["status"] = "limited";
  typed["text"] = std::string(9000, 'x');
  EXPECT_EQ(ana.send(form, typed).status, 422);
  typed["text"] = "fin";
  EXPECT_EQ(ana.send(form, typed).status, 303) << "and then it is taken";
}

TEST_F(DeskPages, WhatIsNoFormIsRefused) {
  Browser ana = signed_in("ana");
  const std::string form = "/en/desk/report/COL/CM04";
  const std::string csrf = between(ana.page("/en/desk"), "name=\"csrf\" value=\"", "\"");
  const auto status = [&](const std::string& body) {
    return ana.ask("POST", form, "csrf=" + csrf + body).status;
  };
  EXPECT_EQ(status("&text=a&text=b"), 400) << "twice";
  EXPECT_TRUE(
      holds(ana.ask("POST", form, "csrf=" + csrf + "&text=%4").body, "We cannot take this form"));
  EXPECT_EQ(status("&text=%4"), 400);
  std::string many;
  for (int i = 0; i < 70; ++i) many += "&f" + std::to_string(i) + "=1";
  EXPECT_EQ(status(many), 400);
  ana.headers["content-type"] = "application/json";
  EXPECT_EQ(status(""), 400);
}

TEST_F(DeskPages, AFieldThatAFormDoesNotAskForIsRefusedByItsNameAndNothingIsDone) {
  const auto seen = [&] {
    return office.desk->all(office.desk->actor(office.people.at("aud").account.id)).size();
  };
  const std::string link = office.links->issue(office.people.at("ana").account.id, "COL", {"CM41"});
  const std::size_t before = seen(), accounts = office.accounts->list().size();
  for (const auto& [name, form] : {std::pair{"ana", "/es/desk/report/COL/CM05"},
                                   {"ivo", "/es/desk/assessment/COL/CM05"},
                                   {"rui", "/es/desk/cycle"},
                                   {"rui", "/es/desk/commitment"},
                                   {"rui", "/es/desk/commitment/CM02"},
                                   {"rui", "/es/desk/measure"},
                                   {"rui", "/es/desk/indicator/IN04"},
                                   {"rui", "/es/desk/indicator-value/IN04"},
                                   {"rui", "/es/desk/resolution/DX58"},
                                   {"lea", "/es/desk/plan/LAD-AP01"},
                                   {"kai", "/es/desk/coding/NA20/CM16"},
                                   {"adm", "/es/desk/people"},
                                   {"adm", "/es/desk/view-as"},
                                   {"ana", "/es/desk/account"}}) {
    Browser browser = signed_in(name);
    Form whole = Browser::hidden(browser.get(form).body, {{"colour", "rojo & <b>"}});
    if (std::string_view(form).ends_with("/people"))
      whole.insert(
          {{"do", "add"}, {"address", "new@x.example"}, {"name", "N"}, {"language", "es"}});
    const Response refused = browser.post(form, whole);
    EXPECT_EQ(refused.status, 422) << form;
    EXPECT_TRUE(holds(refused.body, "no pregunta por «colour»")) << form << refused.body;
    EXPECT_TRUE(holds(refused.body, "rojo &amp; &lt;b&gt;")) << form;
    EXPECT_EQ(faults_of(refused.body), "") << form;
  }
  Browser nobody;
  EXPECT_EQ(nobody.post("/es/form/" + link, {{"colour", "rojo"}}).status, 422);
  EXPECT_EQ(nobody.post("/es/form/" + link, {}).status, 303);
  for (const std::string& form :
       {std::string("/es/submit"), std::string("/es/sign-in"), "/es/form/" + link + "/CM41"}) {
    Form whole = report("Algo.");
    if (form == "/es/sign-in") whole = {{"address", "ana@x.example"}};
    if (form == "/es/submit") whole = {{"kind", "concern"}, {"text", "Algo."}};
    whole["colour"] = "rojo";
    const Response refused = nobody.post(form, whole);
    EXPECT_EQ(refused.status, 422) << form;
    EXPECT_TRUE(holds(refused.body, "no pregunta por «colour»")) << form;
    for (const char* typed : {"text", "address"})
      if (whole.contains(typed)) {
        EXPECT_TRUE(holds(refused.body, whole[typed])) << form;
      }
  }
  Browser ana = signed_in("ana");
  const std::string sheet = "/es/desk/sheet/COL";
  const Form token = Browser::hidden(ana.get(sheet).body, {});
  EXPECT_EQ(ana.upload(sheet, "reference\n", "col.csv", token, "colour").status, 422);
  EXPECT_EQ(seen(), before);
  EXPECT_EQ(office.accounts->list().size(), accounts);
}

TEST_F(DeskPages, AControlCharacterThatWasPastedIsTakenOutAndToldBesideItsField) {
  Browser ana = signed_in("ana");
  const std::string form = "/es/desk/report/COL/CM04";
  const std::string page = ana.page(form);
  const Form whole =
      Browser::hidden(page, report("Se abrieron dos oficinas\vy una ventanilla; migra\x02"
                                   "ción\r\nfin."));
  const Response refused = ana.post(form, whole);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(faults_of(refused.body), "");
  EXPECT_TRUE(holds(refused.body, "id=\"text-error\"")) << refused.body;
  EXPECT_TRUE(holds(refused.body, "U+000B")) << "the rejected value";
  EXPECT_TRUE(holds(refused.body, "Se abrieron dos oficinas»")) << "where it stood";
  EXPECT_TRUE(holds(refused.body, "Se abrieron dos oficinas y una ventanilla; migración\nfin."));
  EXPECT_TRUE(holds(refused.body, whole.at("key")));
  EXPECT_FALSE(holds(refused.body, "No podemos leer esa dirección"));

  Form latin = whole;
  latin["text"] = "Per\xFA";
  const Response broken = ana.post(form, latin);
  EXPECT_EQ(broken.status, 422);
  EXPECT_TRUE(holds(broken.body, "Per\xEF\xBF\xBD</textarea>"));
  EXPECT_TRUE(holds(broken.body, "0xFA"));

  const Form cleaned = Browser::hidden(refused.body, Browser::filled(refused.body));
  EXPECT_EQ(ana.post(form, cleaned).status, 303) << "sent again as it is shown, it is taken";
}

}  // namespace
}  // namespace acta::site
