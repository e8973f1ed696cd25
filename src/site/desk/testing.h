#pragma once

#include <atomic>
#include <map>

#include "base/text.h"
#include "procedure/published_log.h"
#include "procedure/source_copies.h"
#include "procedure/tenure.h"
#include "site/desk/desk_site.h"
#include "site/testing.h"
#include "store/accounts/secret.h"
#include "store/accounts/testing.h"

namespace acta::site {
// The founding data, and one person in each kind of office; made once, for passwords are slow.
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
  std::unique_ptr<store::Uploads> uploads;
  std::unique_ptr<store::Links> links;
  std::unique_ptr<procedure::CodingDesk> codings;
  std::unique_ptr<procedure::FilingDesk> filings;
  std::optional<procedure::Staff> staff;
  std::unique_ptr<procedure::PublishedLog> log;
  std::map<std::string, store::Enrolment> people;
  std::optional<DeskSite> site;
  Router router, portal;

  // A copy of a source, as an officer captured it.
  void archive(const std::string& source, const std::string& bytes) {
    const auto done = procedure::archive_copies(*intake, {directory, {}}, clock,
                                                {{.place = source + ".file",
                                                  .source = source,
                                                  .bytes = bytes,
                                                  .captured = "2026-11-20",
                                                  .by = "office/secretariat"}},
                                                "operator");
    if (!done) throw std::runtime_error(done.error()[0].message);
  }

  std::string code_of(const std::string& name) {
    const std::string secret = store::testing::secret_in(people.at(name).authenticator);
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
    uploads = store::Uploads::open(where, clock).value();
    links = store::Links::open(where, clock).value();
    codings = procedure::CodingDesk::open(*intake, *desk, where, clock).value();
    filings = procedure::FilingDesk::open(*desk, where, clock).value();
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
                                       {"adm", "administration"},
                                       {"kai", "coding"},
                                       {"kim", "coding"},
                                       {"kol", "coding"},
                                       {"kol", "focal-COL"},
                                       {"ben", "focal-USA"},
                                       {"ina", "intake"}}) {
      if (!people.contains(name))
        people[name] = accounts->add(std::string(name) + "@x.example", name, "Acta").value();
      const procedure::Tenure tenure{office, people[name].account.id, "2026-11-01"};
      if (!procedure::record_tenure(*intake, tenure, "operator"))
        throw std::runtime_error("office");
    }
    log = std::make_unique<procedure::PublishedLog>(where);
    site.emplace(
        DeskSite{Site{.record = intake->record(), .now = clock, .root = {}, .log = log.get()},
                 *desk, *accounts, *uploads, *links});
    site->codings = codings.get();
    site->filings = filings.get();
    staff.emplace(intake->record(), intake.get(), *accounts, clock);
    site->staff = &*staff;
    add_desk(router, *site);
    add_routes(router, site->site);
    add_routes(portal, site->site.beside());
  }
  ~Office() {
    filings.reset();
    codings.reset();
    desk.reset();
    uploads.reset();
    links.reset();
    accounts.reset();
    log.reset();
    intake.reset();
    std::filesystem::remove_all(directory);
  }
};

// The desk without what happened since the last visit.
inline std::string without_news(std::string page) {
  const std::size_t from = page.find("<section id=\"since\"");
  if (from != page.npos) page.erase(from, page.find("</section>", from) - from);
  return page;
}

// As a browser without scripts behaves: keeps the cookie, sends what stands in the form.
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
  Response post(std::string_view target, const Form& form) {
    std::string body = encode_query(form);
    return ask("POST", target, body.empty() ? body : body.substr(1));
  }
  // With the token and what is hidden in the form of the page at the same address.
  Response send(const std::string& target, Form form) {
    return post(target.substr(0, target.find('?')), hidden(get(target).body, std::move(form)));
  }
  // A file, with the token of the form at the same address: RFC 7578.
  Response upload(const std::string& target, const std::string& bytes,
                  const std::string& name = "col.csv", std::string csrf = {}) {
    if (csrf.empty()) csrf = hidden(get(target).body, {})["csrf"];
    return upload(target, bytes, name, Form{{"csrf", csrf}}, "file");
  }
  Response upload(const std::string& target, const std::string& bytes, const std::string& name,
                  const Form& form, const std::string& field) {
    headers["content-type"] = "multipart/form-data; boundary=----b1";
    std::string body;
    for (const auto& [key, value] : form)
      body += "------b1\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value +
              "\r\n";
    body += "------b1\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" +
            name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes +
            "\r\n------b1--\r\n";
    Response response = ask("POST", target, body);
    headers.erase("content-type");
    return response;
  }
  static Form hidden(std::string_view page, Form form) {
    page = page.substr(std::min(page.find("<main"), page.size()));
    page = page.substr(std::min(page.find("form class=\"desk\""), page.size()));
    for (const char* name : {"csrf", "key", "proposal", "version", "next", "country", "edition"}) {
      const std::string mark = std::string("name=\"") + name + "\" value=\"";
      const std::string value = between(page, mark, "\"");
      if (!value.empty()) form.emplace(name, value);
    }
    return form;
  }
  // With all that stands in it too, but for what is said otherwise.
  Response send_over(const std::string& target, Form own) {
    own.merge(filled(page(target)));
    return send(target, std::move(own));
  }
  // What the reader sees in its questions.
  static Form filled(std::string_view page) {
    page = page.substr(std::min(page.find("<form class=\"desk\""), page.size()));
    page = page.substr(0, page.find("</form>"));
    Form form;
    for (std::size_t at = 0; (at = page.find(" name=\"", at)) != page.npos; ++at) {
      const std::size_t tag = page.rfind('<', at);
      const std::string_view rest = page.substr(tag);
      std::string value = between(rest.substr(0, rest.find('>')), "value=\"", "\"");
      if (rest.starts_with("<textarea"))
        value = trim(between(rest.substr(rest.find('>')), ">", "</textarea>"));
      if (rest.starts_with("<select")) {
        const std::string choices = between(rest, ">", "</select>");
        const std::string chosen = choices.substr(0, choices.find(" selected"));
        value = between(chosen.substr(std::min(chosen.rfind("<option"), chosen.size())), "value=\"",
                        "\"");
      }
      const bool is_asked =
          !rest.starts_with("<button") && !rest.starts_with("<input type=\"hidden");
      if (is_asked) form.emplace(between(page.substr(at), "\"", "\""), value);
    }
    return form;
  }
  Response sign_in(const std::string& name, std::string_view next = {}, Form more = {}) {
    Office& office = Office::instance();
    office.now += 30'000'000;
    more.insert({{"address", name + "@x.example"},
                 {"password", office.people.at(name).password},
                 {"code", office.code_of(name)},
                 {"next", std::string(next)}});
    return post("/en/sign-in", more);
  }

  Response ask(std::string method, std::string_view target, std::string body) {
    Request request;
    request.method = std::move(method);
    request.target = parse_target(target).value();
    request.written = target;
    request.headers = headers;
    request.headers.emplace("host", "desk.example");
    std::string cookies = cookie.empty() ? "" : std::string(session_cookie) + '=' + cookie;
    for (const auto& [name, value] : others)
      (cookies += cookies.empty() ? "" : "; ") += name + '=' + value;
    if (!cookies.empty()) request.headers["cookie"] = cookies;
    if (request.method == "POST") {
      request.headers.emplace("content-type", "application/x-www-form-urlencoded");
      if (!plain) request.headers.emplace("sec-fetch-site", "same-origin");
    }
    request.body = std::move(body);
    request.reader = reader;
    request.id = "test";
    Response response = Office::instance().router.answer(std::move(request));
    const std::string_view set = response.header("Set-Cookie");
    if (set.starts_with("__Host-acta-form-"))
      others[std::string(set.substr(0, set.find('=')))] = between(set, "=", ";");
    else if (!set.empty()) cookie = between(set, std::string(session_cookie) + "=", ";");
    return response;
  }

  std::string cookie;
  std::map<std::string, std::string> others = {};  // of personal links
  std::string reader = "192.0.2.7";
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
  // Where something is written that a test proposes.
  static Form in_w17(Form own) {
    own.merge(Form{{"language", "en"}, {"source", "W17"}, {"locator", "p. 3"}});
    return own;
  }
  // The address of the proposal that was sent.
  static std::string opened(const Response& sent) {
    EXPECT_EQ(sent.status, 303) << sent.body;
    const std::string location(sent.header("Location"));
    return location.substr(0, location.find('?'));
  }
  // Through review, the reply of the state where it is asked, and publication; its page then.
  std::string publish(const std::string& address, const std::string& replier = {},
                      const std::string& reviewer = "rui") {
    EXPECT_EQ(signed_in(reviewer).send(address, {{"do", "approve"}}).status, 303);
    const Form reply{{"do", "reply"}, {"reply", "Nada que añadir."}, {"reply_language", "es"}};
    if (!replier.empty()) {
      EXPECT_EQ(signed_in(replier).send(address, reply).status, 303);
    }
    Browser pia = signed_in("pia");
    EXPECT_EQ(pia.send(address, {{"do", "publish"}}).status, 303);
    return pia.page(address);
  }
  std::string published(const Response& sent_by_rui) {
    return publish(opened(sent_by_rui), {}, "sol");
  }
  // Sends a report and answers the address of what became of it, below the language.
  std::string proposed(Browser& browser, const std::string& country, const std::string& commitment,
                       const std::string& text, const std::string& matter = "report") {
    const Response sent =
        browser.send("/en/desk/" + matter + '/' + country + '/' + commitment, report(text));
    return opened(sent);
  }
  std::string portal(const std::string& path) const {
    Request request;
    request.method = "GET";
    request.target = parse_target(path).value();
    return office.portal.answer(std::move(request)).body;
  }
};

}  // namespace acta::site
