#include <algorithm>

#include "procedure/reply.h"
#include "procedure/report.h"
#include "procedure/withdrawal_form.h"
#include "site/desk/testing_proposals.h"

namespace acta::site {
namespace {

using procedure::Matter;
using procedure::State;
using procedure::Verb;
using record::Track;

// Role × verb × kind × state × country through the pages, by direct id: exactly what the matrix
// says. A version that never was is sent, so that whoever may decide is told 409 and nothing
// changes.
struct MatrixPages : OneOfEach {
  bool allows(const std::string& name, Verb verb, const Matter& matter) const {
    return may(matrix, actor(name), verb, matter).allowed;
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
    const auto filing = procedure::filing_matter(office.desk->view(), "filing", "COL");
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

}  // namespace
}  // namespace acta::site
