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
  EXPECT_EQ(status("&text=%00"), 400);
  EXPECT_EQ(status("&text=%FF"), 400);
  EXPECT_EQ(status("&text=%4"), 400);
  std::string many;
  for (int i = 0; i < 70; ++i) many += "&f" + std::to_string(i) + "=1";
  EXPECT_EQ(status(many), 400);
  ana.headers["content-type"] = "application/json";
  EXPECT_EQ(status(""), 400);
}

}  // namespace
}  // namespace acta::site
