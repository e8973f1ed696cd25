#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "site/desk/testing.h"

namespace acta::site {

// Proposals of every kind in every state, and everybody signed in.
struct OneOfEach : DeskPages {
  OneOfEach() {
    for (const auto& [name, who] : office.people) browsers[name] = signed_in(name);
  }
  procedure::Actor actor(const std::string& name) const {
    return office.desk->actor(office.people.at(name).account.id);
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

  int houses = 0, codings = 0;
  std::map<std::string, Browser> browsers;
};

}  // namespace acta::site
