#include <algorithm>

#include "procedure/reply.h"
#include "procedure/report.h"
#include "procedure/withdrawal_form.h"
#include "search/index.h"
#include "site/desk/testing.h"

namespace acta::site {
namespace {

using procedure::Matter;
using procedure::State;
using procedure::Verb;
using record::Track;

// Role × verb × kind × state × country through the pages, by direct id: exactly what the matrix
// says. A version that never was is sent, so that whoever may decide is told 409 and nothing
// changes.
struct MatrixPages : DeskPages {
  MatrixPages() {
    for (const auto& [name, who] : office.people) browsers[name] = signed_in(name);
  }
  procedure::Actor actor(const std::string& name) const {
    return office.desk->actor(office.people.at(name).account.id);
  }
  bool allows(const std::string& name, Verb verb, const Matter& matter) const {
    return may(matrix, actor(name), verb, matter).allowed;
  }

  // One of each kind, for each of two countries, in each state.
  std::vector<std::string> one_of_each() {
    std::vector<std::string> addresses;
    for (const auto& [focal, country] : {std::pair{"ana", "COL"}, {"eva", "CHL"}})
      for (const auto& [author, kind] :
           {std::pair{focal, "report"}, {"ivo", "assessment"}, {"ong", "evidence"}})
        for (const char* state : {"proposed", "returned", "reviewed", "published"}) {
          const std::string address =
              proposed(browsers[author], country, "CM02", std::string(kind) + "zz" + state, kind);
          bring(address, state, std::string(kind) == "report" ? "" : focal);
          addresses.push_back(address);
        }
    for (const char* state : {"proposed", "returned", "reviewed", "published"}) {
      for (const auto& [focal, country] : {std::pair{"ana", "COL"}, {"eva", "CHL"}}) {
        addresses.push_back(concern(country, state));
        bring(addresses.back(), state, focal);
      }
      addresses.push_back(coding(state));
      bring(addresses.back(), state, "ana");
      addresses.push_back(withdrawal(state));
      bring(addresses.back(), state, "");
      for (const auto& [author, target, form] : of_the_record(state)) {
        addresses.push_back(opened(browsers[author].send(target, form)));
        bring(addresses.back(), state, "");
      }
    }
    return addresses;
  }
  // What the record itself is made of.
  struct Written {
    std::string author, target;
    Form form;
  };
  std::vector<Written> of_the_record(const std::string& state) const {
    // What a group had in its plan before is nothing to propose.
    const std::string anew = ' ' + std::to_string(office.desk->all(actor("aud")).size());
    return {{"sol", "/en/desk/commitment",
             in_w17({{"actor", "SUR"},
                     {"text", "commitmentzz" + state},
                     {"made_on", "2026-05"},
                     {"different", "yes"}})},
            {"sol", "/en/desk/indicator",
             in_w17({{"name", "indicatorzz" + state},
                     {"definition", "d"},
                     {"unit", "percent"},
                     {"direction", "up"},
                     {"frequency", "annual"},
                     {"committee", "committee/LAD-AP02"}})},
            {"sol", "/en/desk/plan/LAD-AP02",
             in_w17({{"plan_purpose", "planzz" + state + anew}, {"reason", "r"}})},
            {"ana",
             "/en/desk/measure",
             {{"country", "COL"},
              {"type", "decree"},
              {"action", "measurezz" + state},
              {"date", "2026-03"},
              {"status", "in_force"},
              {"since", "2026-03-15"},
              {"title", "t"},
              {"publisher", "p"},
              {"standing", "official"},
              {"locator", "l"},
              {"language", "en"}}}};
  }
  // Sent without an account, and admitted.
  std::string concern(const std::string& country, const std::string& state) {
    Browser nobody;
    nobody.reader = "203.0." + std::to_string(++houses) + ".7";  // a house of its own
    const Form form{{"kind", "concern"},           {"commitment", "CM02"}, {"country", country},
                    {"text", "concernzz" + state}, {"language", "en"},     {"evidence", "e"}};
    EXPECT_EQ(nobody.send("/en/submit", form).status, 303);
    const auto waiting = office.filings->waiting(actor("ina"));
    return opened(browsers["ina"].send("/en/desk/filings/" + waiting.back().id, form));
  }
  // Of a statement about a meeting that nobody else speaks of here; another for each state.
  std::string withdrawal(const std::string& state) {
    const record::View view = office.desk->view();
    const auto standing = view.standing(*view.find("meeting/ME05"));
    const std::string entry = std::to_string(standing.at(0)->number);
    return opened(browsers["sol"].send(
        "/en/desk/withdraw/meeting/ME05",
        {{"what", entry}, {"reason", "withdrawalzz" + state}, {"office", "secretariat"}}));
  }
  // A pair of Colombia's acts that two people coded alike; another pair for each state.
  std::string coding(const std::string& state) {
    const std::string measure = "NA0" + std::to_string(5 + codings++);
    const Form form{{"alignment", "neutral"},
                    {"measure_source", "W25"},
                    {"measure_locator", "l"},
                    {"measure_passage", "codingzz" + state},
                    {"commitment_source", "W02"},
                    {"commitment_locator", "l"},
                    {"commitment_passage", "p"},
                    {"reason", "r"},
                    {"language", "en"}};
    for (const char* coder : {"kai", "kim"})
      EXPECT_EQ(browsers[coder].send("/en/desk/coding/" + measure + "/CM02", form).status, 303);
    const auto all = office.desk->all(actor("aud"));
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& one) {
      return one.subject == "measure/" + measure;
    });
    EXPECT_NE(found, all.rend());
    return "/en/desk/proposals/" + found->id;
  }
  void bring(const std::string& address, const std::string& state, const std::string& replier) {
    if (state == "returned") browsers["rui"].send(address, {{"do", "return"}, {"reason", "r"}});
    if (state != "reviewed" && state != "published") return;
    browsers["rui"].send(address, {{"do", "approve"}});
    if (state != "published") return;
    if (!replier.empty())
      browsers[replier].send(address, {{"do", "reply"}, {"reply", "r"}, {"reply_language", "es"}});
    browsers["pia"].send(address, {{"do", "publish"}});
  }

  // What each button does to one proposal, for one person.
  std::size_t try_all(const std::string& name, const std::string& csrf, const std::string& desk,
                      const std::string& address, const Matter& matter) {
    Browser& browser = browsers[name];
    const bool sees = allows(name, Verb::view, matter);
    EXPECT_EQ(browser.get(address).status, sees ? 200 : 404) << name << ' ' << address;
    EXPECT_EQ(holds(desk, address), sees && matter.state != State::published) << name;
    const bool returns =
        allows(name, matter.state == State::reviewed ? Verb::publish : Verb::review, matter);
    std::vector<std::pair<const char*, bool>> buttons{
        {"approve", allows(name, Verb::review, matter)},
        {"publish", allows(name, Verb::publish, matter)},
        {"return", returns},
        {"hasten", allows(name, Verb::hasten, matter)}};
    const std::string country = matter.countries.empty() ? std::string() : matter.countries[0];
    if (!country.empty())
      buttons.emplace_back("reply",
                           allows(name, Verb::propose, procedure::reply_to(matter, country)));
    for (const auto& [word, allowed] : buttons) {
      const Form form{{"csrf", csrf},     {"do", word},
                      {"version", "999"}, {"reason", "r"},
                      {"reply", "r"},     {"reply_language", "es"},
                      {"edition", "0"},   {"country", country},
                      {"emergency", "r"}, {"emergency_language", "es"}};
      EXPECT_EQ(browser.post(address, form).status, !sees     ? 404
                                                    : allowed ? 409
                                                              : 403)
          << name << ' ' << word << ' ' << matter.kind << ' ' << name_of(matter.state);
    }
    return 2 + buttons.size();
  }

  std::size_t try_forms(const std::string& name, const std::string& csrf) {
    std::size_t cases = 0;
    for (const Track track : record::all_tracks)
      for (const char* country : {"COL", "CHL", "PER", "BRB"}) {
        const auto matter = procedure::matter_of(office.desk->view(), "CM02", country, track);
        const bool allowed = matter && allows(name, Verb::propose, *matter);
        const std::string form =
            "/en/desk/" + std::string(procedure::matter_named(track)) + '/' + country + "/CM02";
        EXPECT_EQ(browsers[name].get(form).status, allowed ? 200 : 404) << name << ' ' << form;
        EXPECT_EQ(browsers[name].post(form, {{"csrf", csrf}, {"key", "K"}}).status,
                  allowed ? 422 : 404)
            << name << ' ' << form;
        cases += 2;
      }
    return cases;
  }

  // A sheet of one country with a row for each of three: whoever may report for it sees its own
  // row, and the others rejected at their cells; everybody else sees no sheet.
  std::size_t try_sheets(const std::string& name, const std::string& csrf) {
    const std::vector<std::string> countries{"COL", "CHL", "PER"};
    std::string file = "reference,country,status,as of,report,evidence\r\n";
    for (const std::string& country : countries)
      file += "CM03," + country + ",limited progress,2026-11-01,sheetzz,\r\n";
    Browser& browser = browsers[name];
    for (const std::string& country : countries) {
      const auto matter = procedure::matter_of(office.desk->view(), "CM03", country);
      const bool allowed = matter && allows(name, Verb::propose, *matter);
      const std::string sheet = "/en/desk/sheet/" + country;
      EXPECT_EQ(browser.get(sheet).status, allowed ? 200 : 404) << name << sheet;
      EXPECT_EQ(browser.get(sheet + "/download?as=csv").status, allowed ? 200 : 404) << name;
      const Response sent = browser.upload(sheet, file, "s.csv", csrf);
      EXPECT_EQ(sent.status, allowed ? 303 : 404) << name << sheet << sent.body;
      if (!allowed) continue;
      const std::string page = browser.page(sent.header("Location"));
      for (std::size_t row = 0; row < countries.size(); ++row)
        EXPECT_EQ(holds(page, "s.csv:B" + std::to_string(row + 2)), countries[row] != country)
            << name << sheet << countries[row];
    }
    return countries.size() * (2 + countries.size());
  }

  // A file that was looked at is sent, by its direct id: a row on a promise of which something
  // stands in each state already. Whoever may not report for the country sends nothing.
  std::size_t try_import(const std::string& name, const std::string& csrf,
                         const std::string& country, const std::string& commitment) {
    const auto matter = procedure::matter_of(office.desk->view(), commitment, country);
    const bool allowed = matter && allows(name, Verb::propose, *matter);
    const std::string words = name + " on " + commitment + " of " + country;
    const std::string id =
        office.uploads->keep({{},
                              office.people.at(name).account.id,
                              "country/" + country,
                              "s.csv",
                              "reference,country,status,as of,report\r\n" + commitment + ',' +
                                  country + ",limited progress,2026-11-02," + words + "\r\n",
                              {}});
    const std::string address = "/en/desk/sheet/" + country + '/' + id;
    EXPECT_EQ(browsers[name].get(address).status, allowed ? 200 : 404) << words;
    EXPECT_EQ(browsers[name].post(address, {{"csrf", csrf}, {"do", "all"}}).status,
              allowed ? 303 : 404)
        << words;
    EXPECT_EQ(is_proposed(words), allowed) << words;
    return 3;
  }
  bool is_proposed(const std::string& words) const {
    const auto all = office.desk->all(actor("aud"));
    return std::any_of(all.begin(), all.end(), [&](const procedure::Proposed& one) {
      return std::any_of(
          one.drafts.begin(), one.drafts.end(),
          [&](const record::ClaimDraft& draft) { return draft.value.text == words; });
    });
  }
  // The commitments of the whole mechanism of which a report stands in one state each, and one of
  // which nothing is said.
  std::vector<std::string> reported_in_each_state() {
    std::vector<std::string> all{"CM24"};
    for (const auto& [commitment, state] : {std::pair{"CM01", "proposed"},
                                            {"CM21", "returned"},
                                            {"CM22", "reviewed"},
                                            {"CM23", "published"}}) {
      for (const auto& [focal, country] : {std::pair{"ana", "COL"}, {"eva", "CHL"}})
        bring(proposed(browsers[focal], country, commitment, std::string("in ") + state), state,
              "");
      all.emplace_back(commitment);
    }
    return all;
  }

  // What was sent without an account, before it was decided on.
  std::size_t try_filing(const std::string& name, const std::string& id) {
    const auto filing = procedure::filing_matter(office.desk->view(), "filing", "COL", "CM02");
    const int expected = allows(name, Verb::review, filing) ? 200 : 404;
    EXPECT_EQ(browsers[name].get("/en/desk/filings/" + id).status, expected) << name;
    return 1;
  }
  std::size_t try_coding(const std::string& name, const std::string& csrf) {
    for (const char* measure : {"NA05", "NA16", "NA19"}) {
      const auto matter = procedure::coding_matter(office.desk->view(), measure, "CM03");
      const bool allowed = allows(name, Verb::propose, *matter);
      const std::string form = std::string("/en/desk/coding/") + measure + "/CM03";
      EXPECT_EQ(browsers[name].get(form).status, allowed ? 200 : 404) << name << ' ' << form;
      EXPECT_EQ(browsers[name].post(form, {{"csrf", csrf}}).status, allowed ? 422 : 404) << name;
    }
    return 6;
  }

  // Of each kind one thing that is published; whoever may withdraw it is asked what, others see
  // none.
  std::size_t try_withdrawals(const std::string& name, const std::string& csrf) {
    const record::View view = office.desk->view();
    std::size_t cases = 0;
    for (const char* subject :
         {"commitment/CM02", "commitment/CM03", "indicator/IN04", "measure/NA05", "measure/NA16",
          "committee/LAD-AP02", "meeting/ME03", "source/W17", "country/COL", "country/CHL"}) {
      const auto standing = view.standing(*view.find(subject));
      const bool allowed = std::any_of(standing.begin(), standing.end(), [&](const auto* claim) {
        return allows(name, Verb::withdraw, procedure::matter_of(view, *claim));
      });
      const bool all = std::all_of(standing.begin(), standing.end(), [&](const auto* claim) {
        return allows(name, Verb::withdraw, procedure::matter_of(view, *claim));
      });
      const std::string form = std::string("/en/desk/withdraw/") + subject;
      const Response shown = browsers[name].get(form);
      EXPECT_EQ(shown.status, allowed ? 200 : 404) << name << ' ' << form;
      EXPECT_EQ(browsers[name].post(form, {{"csrf", csrf}, {"key", "K"}}).status,
                allowed ? 422 : 404)
          << name << ' ' << form;
      for (const auto* claim : standing) {
        const std::string entry = "<option value=\"" + std::to_string(claim->number) + '"';
        const bool is_text = claim->property == "report_text" ||
                             claim->property == "assessment_text" ||
                             claim->property == "evidence_text";
        EXPECT_EQ(holds(shown.body, entry),
                  !is_text && allows(name, Verb::withdraw, procedure::matter_of(view, *claim)))
            << name << ' ' << subject << ' ' << claim->property.view();
      }
      if (!all) {
        EXPECT_FALSE(holds(shown.body, "<option value=\"all\"")) << name << ' ' << subject;
      }
      cases += 2 + standing.size();
    }
    return cases;
  }

  int houses = 0, codings = 0;
  std::map<std::string, Browser> browsers;
  procedure::Matrix matrix = office.desk->matrix().value();
};

TEST_F(MatrixPages, EachCellOfTheMatrixHoldsAtThePages) {
  const std::vector<std::string> addresses = one_of_each();
  std::map<std::string, Matter> matters;
  for (const std::string& address : addresses) {
    const auto found = office.desk->find(actor("aud"), address.substr(address.rfind('/') + 1));
    ASSERT_TRUE(found) << address;
    matters[address] = found->matter;
  }
  Browser nobody;
  EXPECT_EQ(nobody
                .send("/en/submit", {{"kind", "concern"},
                                     {"commitment", "CM02"},
                                     {"country", "COL"},
                                     {"text", "still waiting"},
                                     {"language", "en"},
                                     {"evidence", "e"}})
                .status,
            303);
  const std::string waiting = office.filings->waiting(actor("ina")).back().id;
  std::size_t cases = 0;
  const std::vector<std::string> reported = reported_in_each_state();
  for (auto& [name, browser] : browsers) {
    const std::string desk = without_news(browser.page("/en/desk"));
    const std::string csrf = between(desk, "name=\"csrf\" value=\"", "\"");
    for (const std::string& address : addresses)
      cases += try_all(name, csrf, desk, address, matters[address]);
    cases += try_forms(name, csrf);
    cases += try_coding(name, csrf);
    cases += try_withdrawals(name, csrf);
    cases += try_filing(name, waiting);
    cases += try_sheets(name, csrf);
    for (const char* country : {"COL", "CHL", "PER"})
      for (const std::string& commitment : reported)
        cases += try_import(name, csrf, country, commitment);
    EXPECT_EQ(browser.get("/en/desk/proposals/S-nothing").status, 404);
  }
  EXPECT_GE(cases, 2000U);
  for (const std::string& address : addresses) EXPECT_EQ(nobody.get(address).status, 303);
}

// Search and its count, feeds, lists and the files of the export: of what is not published nothing,
// whoever asks, and all that is published.
TEST_F(MatrixPages, WhatIsNotPublishedIsInNoSearchFeedOrFile) {
  one_of_each();
  search::Index index(office.intake->record());
  Site site = office.site->site.beside();
  site.search = &index;
  Router searched;
  add_routes(searched, site);
  const auto counted = [&](const std::string& words) {
    Request request;
    request.method = "GET";
    request.target = parse_target("/en/search.csv?q=" + words).value();
    const Response found = searched.answer(std::move(request));
    EXPECT_EQ(found.status, 200) << words;
    return std::count(found.body.begin(), found.body.end(), '\n') - 1;
  };
  const std::vector<std::string> kinds{"report",     "assessment", "evidence", "concern", "coding",
                                       "commitment", "indicator",  "plan",     "measure"};
  // Each with what is to be found there once it is published.
  const std::map<std::string, std::vector<std::string>> doors{
      {"/en/changes", {}},
      {"/en/changes.csv", {}},
      {"/en/changes.atom", {}},
      {"/en/countries/col.atom", {}},
      {"/en/countries/col.json", {}},
      {"/en/progress.csv?table=accounts", {}},
      {"/en/commitments/CM02.json", {"report", "assessment", "evidence"}},
      {"/en/measures.csv?table=codings", {"coding"}},
      {"/en/measures.csv", {"measure"}},
      {"/en/concerns.json", {}},
      {"/en/commitments.csv", {}},
      {"/en/indicators.csv", {"indicator"}},
      {"/en/committees/LAD-AP02.json", {"plan"}},
      {"/data/claims-1.csv", kinds}};
  std::map<std::string, std::string> told;
  for (const auto& [door, kept] : doors) {
    told[door] = portal(door);
    EXPECT_FALSE(holds(told[door], "error.http.")) << door;
    for (const std::string& kind : kept)
      EXPECT_TRUE(holds(told[door], kind + "zzpublished")) << door << ' ' << kind;
  }
  for (auto& [name, browser] : browsers)  // at the desk, signed in
    for (const auto& [door, kept] : doors)
      if (door.starts_with("/en/")) told[name + door] = browser.get(door).body;
  for (const std::string& kind : kinds) {
    EXPECT_GE(counted(kind + "zzpublished"), 1) << kind;
    for (const char* state : {"proposed", "returned", "reviewed"}) {
      const std::string words = kind + "zz" + state;
      EXPECT_EQ(counted(words), 0) << words;
      for (const auto& [where, page] : told)
        EXPECT_FALSE(holds(page, words)) << words << ' ' << where;
    }
  }
}

}  // namespace
}  // namespace acta::site
