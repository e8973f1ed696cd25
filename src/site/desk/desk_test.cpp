#include <atomic>
#include <map>

#include "procedure/tenure.h"
#include "site/desk/desk_site.h"
#include "site/desk/difference.h"
#include "site/testing.h"
#include "store/accounts/secret.h"

namespace acta::site {
namespace {

std::string decoded_base32(std::string_view text) {
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char c : text) {
    held = held << 5U | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((bits += 5) >= 8) bytes += static_cast<char>(held >> (bits -= 8) & 255U);
  }
  return bytes;
}

// The founding data, and one person in each kind of office; made once, for
// passwords are slow.
class Office {
 public:
  static Office& instance() {
    static Office office;
    return office;
  }

  std::atomic<std::int64_t> now = parse_instant("2026-11-20T12:00:00Z").value().microseconds;
  Clock clock = [this] { return Instant{now += 1000}; };
  std::string directory;
  std::unique_ptr<procedure::Intake> intake;
  std::unique_ptr<store::Accounts> accounts;
  std::unique_ptr<procedure::Desk> desk;
  std::map<std::string, store::Enrolment> people;
  std::optional<DeskSite> site;
  Router router, portal;

  std::string code_of(const std::string& name) {
    const std::string secret =
        decoded_base32(between(people.at(name).authenticator, "secret=", "&"));
    return store::totp(secret, store::totp_step(now / 1'000'000));
  }

 private:
  Office() {
    directory =
        std::filesystem::temp_directory_path() / ("acta-desk-" + std::to_string(::getpid()));
    const store::Location where{directory, {}};
    intake = procedure::Intake::open(where, store::Mode::create, clock, "test/acta").value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    if (!intake->submit({"pack", "operator", pack.drafts})) throw std::runtime_error("no pack");
    accounts = store::Accounts::open(where, clock).value();
    desk = procedure::Desk::open(*intake, where, clock).value();
    for (const auto& [name, office] : {std::pair<const char*, const char*>{"ana", "focal-COL"},
                                       {"luis", "focal-COL"},
                                       {"eva", "focal-CHL"},
                                       {"cora", "coordinator-COL"},
                                       {"lea", "lead-LAD-AP01"},
                                       {"rui", "secretariat"},
                                       {"sol", "secretariat"},
                                       {"pia", "publishing"},
                                       {"ivo", "assessment"},
                                       {"ong", "stakeholders"},
                                       {"aud", "audit"},
                                       {"adm", "administration"}}) {
      people[name] = accounts->add(std::string(name) + "@x.example", name, "Acta").value();
      const procedure::Tenure tenure{office, people[name].account.id, "2026-11-01"};
      if (!procedure::record_tenure(*intake, tenure, "operator"))
        throw std::runtime_error("office");
    }
    site.emplace(
        DeskSite{Site{.record = intake->record(), .now = clock, .root = {}}, *desk, *accounts});
    add_desk(router, *site);
    add_routes(router, site->site);
    add_routes(portal, site->site);
  }
  ~Office() {
    desk.reset();
    accounts.reset();
    intake.reset();
    std::filesystem::remove_all(directory);
  }
};

// As a browser without scripts behaves: keeps the cookie, sends what stands in
// the form.
class Browser {
 public:
  Response get(std::string_view target) { return ask("GET", target, {}); }
  std::string page(std::string_view target) {
    const Response response = get(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(response.header("Cache-Control"), "no-store");
    EXPECT_EQ(faults_of(response.body), "") << target;
    return response.body;
  }
  Response post(std::string_view target, Form form) {
    std::string body = encode_query(form);
    return ask("POST", target, body.empty() ? body : body.substr(1));
  }
  // With the token and what is hidden in the form of the page at the same
  // address.
  Response send(const std::string& target, Form form) {
    return post(target.substr(0, target.find('?')), hidden(get(target).body, std::move(form)));
  }
  static Form hidden(std::string_view page, Form form) {
    page = page.substr(std::min(page.find("<main"), page.size()));
    page = page.substr(std::min(page.find("form class=\"desk\""), page.size()));
    for (const char* name : {"csrf", "key", "proposal", "version", "next"}) {
      const std::string mark = std::string("name=\"") + name + "\" value=\"";
      const std::string value = between(page, mark, "\"");
      if (!value.empty()) form.emplace(name, value);
    }
    return form;
  }
  Response sign_in(const std::string& name, std::string_view next = {}) {
    Office& office = Office::instance();
    office.now += 30'000'000;
    return post("/en/sign-in", {{"address", name + "@x.example"},
                                {"password", office.people.at(name).password},
                                {"code", office.code_of(name)},
                                {"next", std::string(next)}});
  }

  Response ask(std::string method, std::string_view target, std::string body) {
    Request request;
    request.method = std::move(method);
    request.target = parse_target(target).value();
    request.written = target;
    request.headers = headers;
    request.headers.emplace("host", "desk.example");
    if (!cookie.empty()) request.headers["cookie"] = std::string(session_cookie) + '=' + cookie;
    if (request.method == "POST") {
      request.headers.emplace("content-type", "application/x-www-form-urlencoded");
      if (!plain) request.headers.emplace("sec-fetch-site", "same-origin");
    }
    request.body = std::move(body);
    request.reader = "192.0.2.7";
    request.id = "test";
    Response response = Office::instance().router.answer(std::move(request));
    if (const auto set = response.header("Set-Cookie"); !set.empty())
      cookie = between(set, std::string(session_cookie) + "=", ";");
    return response;
  }

  std::string cookie;
  decltype(Request::headers) headers;
  bool plain = false;  // an old telephone, which does not say where a form was
};

struct DeskPages : testing::Test {
  Office& office = Office::instance();

  Browser signed_in(const std::string& name) {
    Browser browser;
    EXPECT_EQ(browser.sign_in(name).status, 303) << name;
    return browser;
  }
  static Form report(const std::string& text) {
    return {{"status", "limited"},
            {"as_of", "2026-11-15"},
            {"text", text},
            {"language", "es"},
            {"evidence", "https://x.example/r"}};
  }
  // Sends a report and answers the address of what became of it, below the
  // language.
  std::string proposed(Browser& browser, const std::string& country, const std::string& commitment,
                       const std::string& text) {
    const Response sent =
        browser.send("/en/desk/report/" + country + '/' + commitment, report(text));
    EXPECT_EQ(sent.status, 303) << sent.body;
    const std::string location(sent.header("Location"));
    return location.substr(0, location.find('?'));
  }
  std::string portal(const std::string& path) {
    Request request;
    request.method = "GET";
    request.target = parse_target(path).value();
    return office.portal.answer(std::move(request)).body;
  }
};

TEST_F(DeskPages, AReportGoesFromTheFormIntoThePortalThroughThreeHands) {
  Browser ana = signed_in("ana");
  const std::string desk = ana.page("/en/desk");
  EXPECT_TRUE(holds(desk, "/en/desk/report/COL/CM02"));
  EXPECT_FALSE(holds(desk, "/en/desk/report/CHL/"));
  const std::string address = proposed(ana, "COL", "CM02", "Se entregó el 40 % & más <b>hoy</b>.");
  EXPECT_FALSE(holds(portal("/en/commitments/CM02"), "40 %")) << "nobody but the desk sees it";

  Browser rui = signed_in("rui");
  EXPECT_TRUE(holds(rui.page("/en/desk"), address));
  const std::string before = rui.page(address);
  EXPECT_TRUE(holds(before, "40 % &amp; más &lt;b&gt;hoy&lt;/b&gt;."));
  EXPECT_TRUE(holds(before, "Nothing published before"));
  EXPECT_EQ(rui.send(address, {{"do", "approve"}}).status, 303);

  Browser pia = signed_in("pia");
  office.now += 6LL * 60 * 1'000'000;  // she signed in a while ago
  EXPECT_TRUE(holds(pia.page(address), "Prove once more"));
  EXPECT_EQ(pia.send(address, {{"do", "publish"}}).status, 403);
  EXPECT_EQ(
      pia.send(address, {{"do", "publish"}, {"password", "guess"}, {"code", "123456"}}).status,
      403);
  EXPECT_FALSE(holds(portal("/en/commitments/CM02"), "40 %"));
  const std::string old_session = pia.cookie;
  const Response done = pia.send(address, {{"do", "publish"},
                                           {"password", office.people.at("pia").password},
                                           {"code", office.code_of("pia")}});
  EXPECT_EQ(done.status, 303) << done.body;
  EXPECT_NE(pia.cookie, old_session);
  const std::string page = portal("/en/commitments/CM02");
  EXPECT_TRUE(holds(page, "Se entregó el 40 % &amp; más &lt;b&gt;hoy&lt;/b&gt;."));
  EXPECT_TRUE(holds(page, "limited progress"));
  EXPECT_EQ(faults_of(page), "");

  // The next report begins with this one, and the reviewer sees the two side by
  // side.
  EXPECT_TRUE(holds(ana.page("/en/desk/report/COL/CM02"), "Se entregó el 40 %"));
  const std::string second = proposed(ana, "COL", "CM02", "Se entregó el 60 % & más <b>hoy</b>.");
  const std::string compared = rui.page(second);
  EXPECT_TRUE(holds(compared, "<del>40 </del>")) << compared;
  EXPECT_TRUE(holds(compared, "<ins>60 </ins>"));
}

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
  EXPECT_EQ(known.body, same);
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

TEST_F(DeskPages, NothingIsDoneForAFormOfAnotherPage) {
  Browser ana = signed_in("ana");
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
  EXPECT_TRUE(
      office.desk->all(office.desk->actor(office.people.at("ana").account.id)).empty() ||
      !holds(ana.page("/en/desk"), "CM05: report of Colombia</a><span class=\"tag\">proposed"));
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

TEST_F(DeskPages, WhatCameBackIsCorrectedAndTheSecondEditorIsTold) {
  Browser ana = signed_in("ana");
  Browser luis = signed_in("luis");
  Browser rui = signed_in("rui");
  const std::string address = proposed(ana, "COL", "CM05", "Primero.");
  const Response without = rui.send(address, {{"do", "return"}, {"reason", " "}});
  EXPECT_EQ(without.status, 422);
  EXPECT_EQ(rui.send(address, {{"do", "return"}, {"reason", "¿De qué <año>?"}}).status, 303);
  const std::string edit = "/en/desk/report/COL/CM05?of=" + address.substr(address.rfind('/') + 1);
  EXPECT_TRUE(holds(ana.page("/en/desk"), address));
  const std::string form = ana.page(edit);
  EXPECT_TRUE(holds(form, "¿De qué &lt;año&gt;?"));
  EXPECT_TRUE(holds(form, "Primero."));
  const Form of_luis = Browser::hidden(luis.page(edit), report("De Luis."));
  EXPECT_EQ(ana.post("/en/desk/report/COL/CM05", Browser::hidden(form, report("De Ana."))).status,
            303);
  EXPECT_NE(luis.post("/en/desk/report/COL/CM05", of_luis).status, 303);
  EXPECT_TRUE(holds(rui.page(address), "De Ana."));
}

TEST_F(DeskPages, OfTwoReviewersTheSecondIsTold) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM03", "Dos revisan.");
  Browser rui = signed_in("rui");
  Browser sol = signed_in("sol");
  const Form of_sol = Browser::hidden(sol.page(address), {{"do", "approve"}});
  EXPECT_EQ(rui.send(address, {{"do", "approve"}}).status, 303);
  EXPECT_EQ(sol.post(address, of_sol).status, 403) << "it is reviewed: no state to review it in";
}

TEST_F(DeskPages, EveryLanguageHasAllPagesOfTheDesk) {
  Browser ana = signed_in("ana");
  const std::string address = proposed(ana, "COL", "CM05", "En cuatro idiomas.");
  Browser rui = signed_in("rui");
  for (const char* language : {"en", "es", "pt", "fr"}) {
    const std::string root = std::string("/") + language;
    Browser nobody;
    for (std::string page :
         {nobody.page(root + "/sign-in"), ana.page(root + "/desk"),
          ana.page(root + "/desk/report/COL/CM05"), rui.page(root + address.substr(3))}) {
      EXPECT_TRUE(holds(page, std::string("<html lang=\"") + language));
      EXPECT_FALSE(holds(page, "desk.")) << "a sentence is missing";
    }
  }
}

// Role × verb × state × country through the pages: exactly what the matrix
// says. A version that never was is sent, so that whoever may decide is told
// 409 and nothing changes.
TEST_F(DeskPages, EachCellOfTheMatrixHoldsAtThePages) {
  std::map<std::string, Browser> browsers;
  for (const auto& [name, who] : office.people) browsers[name] = signed_in(name);
  std::vector<std::string> addresses;
  for (const auto& [focal, country] : {std::pair{"ana", "COL"}, {"eva", "CHL"}}) {
    for (const char* state : {"proposed", "returned", "reviewed", "published"}) {
      const std::string address =
          proposed(browsers[focal], country, "CM02", std::string("Estado: ") + state);
      const std::string wanted = state;
      if (wanted == "returned") browsers["rui"].send(address, {{"do", "return"}, {"reason", "r"}});
      if (wanted == "reviewed" || wanted == "published")
        browsers["rui"].send(address, {{"do", "approve"}});
      if (wanted == "published") browsers["pia"].send(address, {{"do", "publish"}});
      addresses.push_back(address);
    }
  }
  std::size_t cases = 0;
  const procedure::Matrix matrix = office.desk->matrix().value();
  for (auto& [name, browser] : browsers) {
    const auto actor = office.desk->actor(office.people.at(name).account.id);
    const std::string csrf = between(browser.page("/en/desk"), "name=\"csrf\" value=\"", "\"");
    for (const std::string& address : addresses) {
      const auto found = office.desk->find(office.desk->actor(office.people.at("aud").account.id),
                                           address.substr(address.rfind('/') + 1));
      ASSERT_TRUE(found);
      const bool sees = may(matrix, actor, procedure::Verb::view, found->matter).allowed;
      EXPECT_EQ(browser.get(address).status, sees ? 200 : 404) << name << ' ' << address;
      EXPECT_EQ(holds(browser.page("/en/desk"), address),
                sees && found->matter.state != procedure::State::published)
          << name;
      for (const auto& [verb, word] :
           {std::pair{procedure::Verb::review, "approve"}, {procedure::Verb::publish, "publish"}}) {
        const bool allowed = may(matrix, actor, verb, found->matter).allowed;
        const int status =
            browser.post(address, {{"csrf", csrf}, {"do", word}, {"version", "999"}}).status;
        EXPECT_EQ(status, !sees ? 404 : allowed ? 409 : 403) << name << ' ' << word;
        ++cases;
      }
      cases += 2;
    }
    for (const char* country : {"COL", "CHL", "PER"}) {
      const auto matter =
          procedure::Matter{.kind = "report", .countries = {country}, .mechanism = "LAD"};
      const bool allowed = may(matrix, actor, procedure::Verb::propose, matter).allowed;
      const std::string form = std::string("/en/desk/report/") + country + "/CM02";
      EXPECT_EQ(browser.get(form).status, allowed ? 200 : 404) << name << ' ' << country;
      EXPECT_EQ(browser.post(form, {{"csrf", csrf}, {"key", "K"}}).status, allowed ? 422 : 404);
      cases += 2;
    }
  }
  EXPECT_GE(cases, 400U);
  Browser nobody;
  for (const std::string& address : addresses) EXPECT_EQ(nobody.get(address).status, 303);
}

TEST(Difference, MarksWordsAndLosesNoText) {
  const Difference both = difference("a b  c\nd", "a x c\nd e");
  EXPECT_EQ(both.before.text, "a <del>b  </del>c\nd");
  EXPECT_EQ(both.after.text, "a <ins>x </ins>c\nd <ins>e</ins>");
  EXPECT_FALSE(difference("same", "same").changed);
  EXPECT_EQ(difference("", "<i>").after.text, "<ins>&lt;i&gt;</ins>");
}

}  // namespace
}  // namespace acta::site
