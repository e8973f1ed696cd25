#include "procedure/reply.h"
#include "procedure/report.h"
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
              proposed(browsers[author], country, "CM02", std::string(kind) + " " + state, kind);
          bring(address, state, std::string(kind) == "report" ? "" : focal);
          addresses.push_back(address);
        }
    return addresses;
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
    const Matter reply = procedure::reply_to(matter, matter.countries.at(0));
    for (const auto& [word, allowed] : {std::pair{"approve", allows(name, Verb::review, matter)},
                                        {"publish", allows(name, Verb::publish, matter)},
                                        {"return", returns},
                                        {"reply", allows(name, Verb::propose, reply)}}) {
      const Form form{{"csrf", csrf},     {"do", word},
                      {"version", "999"}, {"reason", "r"},
                      {"reply", "r"},     {"reply_language", "es"},
                      {"edition", "0"},   {"country", matter.countries.at(0)}};
      EXPECT_EQ(browser.post(address, form).status, !sees     ? 404
                                                    : allowed ? 409
                                                              : 403)
          << name << ' ' << word << ' ' << matter.kind << ' ' << name_of(matter.state);
    }
    return 6;
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
  std::size_t cases = 0;
  for (auto& [name, browser] : browsers) {
    const std::string desk = browser.page("/en/desk");
    const std::string csrf = between(desk, "name=\"csrf\" value=\"", "\"");
    for (const std::string& address : addresses)
      cases += try_all(name, csrf, desk, address, matters[address]);
    cases += try_forms(name, csrf);
    EXPECT_EQ(browser.get("/en/desk/proposals/S-nothing").status, 404);
  }
  EXPECT_GE(cases, 2000U);
  Browser nobody;
  for (const std::string& address : addresses) EXPECT_EQ(nobody.get(address).status, 303);
}

}  // namespace
}  // namespace acta::site
