#include "search/index.h"
#include "site/desk/testing_proposals.h"

namespace acta::site {
namespace {

using Unpublished = OneOfEach;

// Search and its count, feeds, lists and the files of the export: of what is not published nothing,
// whoever asks, and all that is published.
TEST_F(Unpublished, IsInNoSearchFeedOrFile) {
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
