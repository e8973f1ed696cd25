#include "site/desk/testing.h"

namespace acta::site {
namespace {

struct ResolutionPages : DeskPages {
  // The entries of the side that says so, as the form names them; "all": of all sides.
  static std::string side(const std::string& form, const std::string& words) {
    const std::string select = between(form, "<select id=\"follows\"", "</select>");
    const std::size_t at = select.find('>' + words);
    EXPECT_NE(at, select.npos) << words << select;
    const std::string before = select.substr(0, at);
    return between(before.substr(before.rfind("<option")), "value=\"", "\"");
  }
  static Form says(const std::string& kind, const std::string& follows, const std::string& why) {
    return in_w17({{"resolution", kind}, {"follows", follows}, {"reason", why}});
  }
  Browser rui = signed_in("rui");
};

TEST_F(ResolutionPages, ADisagreementIsSettledByThreePeopleAndBothSidesStayVisible) {
  const std::string at = "/en/desk/resolution/DX59";
  EXPECT_TRUE(holds(rui.page("/en/desk/resolution"), at));
  const std::string two = side(rui.page(at), "2 (");
  const std::string address = opened(rui.send(at, says("conflict", two, "Two were held.")));
  const std::string proposal = signed_in("sol").page(address);
  EXPECT_TRUE(holds(proposal, "set aside")) << "whoever reviews sees what gives way";
  EXPECT_TRUE(holds(proposal, "W17 · "));
  EXPECT_NE(rui.send(address, {{"do", "approve"}}).status, 303) << "their own";
  EXPECT_FALSE(holds(portal("/en/disagreements/DX59"), "Two were held."));
  publish(address, {}, "sol");
  const std::string page = portal("/en/disagreements/DX59");
  for (const char* shown :
       {"Two were held.", "held to", "set aside", "2 sides", "W17", "p. 3", "says the desk"})
    EXPECT_TRUE(holds(page, shown)) << shown;
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(portal("/pt/divergencias/DX59"), "<span lang=\"en\">Two were held.</span>"));
}

TEST_F(ResolutionPages, ALaterResolutionTakesThePlaceOfTheFormerOne) {
  const std::string at = "/en/desk/resolution/DX38";
  const std::string form = rui.page(at);
  const std::string all = side(form, "All of them");
  const std::string first = side(form, "Coordinated");
  EXPECT_TRUE(holds(rui.page("/es/desk/resolution/DX05"), "none [en] (S002"));
  published(rui.send(at, says("conflict", first, "The first is the official text.")));
  EXPECT_TRUE(holds(rui.page(at), "The first is the official text."));
  EXPECT_EQ(rui.send_over(at, {}).status, 422) << "nothing is said otherwise";
  published(rui.send_over(at, says("definition", all, "They mean two things.")));
  const std::string page = portal("/en/disagreements/DX38");
  EXPECT_TRUE(holds(page, "They mean two things."));
  EXPECT_FALSE(holds(page, "The first is the official text."));
  EXPECT_FALSE(holds(page, ">set aside<"));
  EXPECT_TRUE(holds(portal("/en/disagreements/DX38?view=history"), "The first is the official"));
  // One that came with the founding data gives way in the same manner.
  const std::string b = side(rui.page("/en/desk/resolution/DX01"), "21");
  published(rui.send_over("/en/desk/resolution/DX01", says("error", b, "It was 21 after all.")));
  const std::string first_page = portal("/en/disagreements/DX01");
  EXPECT_TRUE(holds(first_page, "It was 21 after all."));
  EXPECT_EQ(count(first_page, ">set aside<"), 2U) << "twice 20, and no longer 21";
  EXPECT_EQ(count(first_page, ">held to<"), 1U);
}

TEST_F(ResolutionPages, WhatNobodyNotedIsNotedWithItsResolution) {
  std::vector<record::ClaimDraft> drafts;
  for (const char* year : {"1901", "1902"}) {
    record::ClaimDraft& draft = drafts.emplace_back();
    draft.place = draft.key = std::string("test/") + year;
    draft.subject.text = "mechanism/CAM";
    draft.property.text = "geographic_reach";
    draft.value.text = std::string("rule of ") + year;
    draft.language.text = "en";
    draft.source.text = "W17";
    draft.asserter.text = "test";
  }
  ASSERT_TRUE(office.intake->submit({"found", "operator", std::move(drafts)}));
  const std::string at = "/en/desk/resolution/mechanism/CAM.geographic_reach";
  EXPECT_TRUE(holds(rui.page("/en/desk/resolution"), at));
  const std::string late = side(rui.page(at), "rule of 1902");
  published(rui.send(at, says("error", late, "The former is a misprint.")));
  const std::string list = portal("/en/disagreements");
  const std::size_t noted = list.find("/en/disagreements/N-");
  ASSERT_NE(noted, list.npos);
  const std::string page = portal(list.substr(noted, list.find('"', noted) - noted));
  EXPECT_TRUE(holds(page, "The former is a misprint."));
  EXPECT_TRUE(holds(page, "rule of 1901"));
  EXPECT_EQ(rui.get(at).status, 404) << "it has a name now";
}

TEST_F(ResolutionPages, WhatIsMissingOrContradictsItselfStandsBesideItsField) {
  const std::string at = "/en/desk/resolution/DX58";
  const std::string all = side(rui.page(at), "All of them");
  const auto refused = [&](const Form& form, const char* field) {
    const Response answer = rui.send(at, form);
    EXPECT_EQ(answer.status, 422) << field;
    EXPECT_TRUE(holds(answer.body, std::string("id=\"") + field + "-error\"")) << field;
    EXPECT_EQ(faults_of(answer.body), "");
  };
  refused(says("conflict", all.substr(0, all.find(',')), " "), "reason");
  refused(says("conflict", all, "Why."), "follows");
  refused(says("error", "1", "Why."), "follows");
  refused(says("conflict", "", "Why."), "follows");
  refused(says("verdict", all, "Why."), "resolution");
  Form nowhere = says("definition", all, "Why.");
  nowhere["source"] = "";
  refused(nowhere, "title");
  for (const char* who : {"ana", "lea", "ivo", "pia", "aud"})
    EXPECT_EQ(signed_in(who).get(at).status, 404) << who;
  for (const char* none : {"DX999", "mechanism/LAD.name", "x", "mechanism/.name", "mechanism/LAD"})
    EXPECT_EQ(rui.get(std::string("/en/desk/resolution/") + none).status, 404) << none;
  for (const char* language : {"es", "pt", "fr"}) {
    const std::string desk = std::string("/") + language + "/desk/resolution";
    EXPECT_FALSE(holds(rui.page(desk), "desk.resolution"));
    EXPECT_FALSE(holds(rui.page(desk + "/DX58"), "desk.resolution"));
  }
}

}  // namespace
}  // namespace acta::site
