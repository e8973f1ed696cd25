#include "site/desk/testing.h"

namespace acta::site {
namespace {

// Role × verb × state × country through the pages: exactly what the matrix says. A version that
// never was is sent, so that whoever may decide is told 409 and nothing changes.
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

}  // namespace
}  // namespace acta::site
