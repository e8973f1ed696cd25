#include "site/desk/testing.h"

namespace acta::site {
namespace {

TEST_F(DeskPages, WhatTheStateTheAssessorAndOthersSayStandsSideBySide) {
  Browser ana = signed_in("ana");
  publish(proposed(ana, "COL", "CM30", "Colombia dice."));
  Browser ivo = signed_in("ivo");
  EXPECT_TRUE(holds(ivo.page("/en/desk"), "/en/desk/assessment/COL/CM30"));
  const std::string form = ivo.page("/en/desk/assessment/COL/CM30");
  EXPECT_TRUE(holds(form, "The state reports: limited progress"));
  EXPECT_FALSE(holds(form, "Colombia dice.")) << "an assessment does not go on from the report";

  Form complete = report("All of it was done.");
  complete["status"] = "complete";
  complete["evidence"] = "";
  const Response unproved = ivo.send("/en/desk/assessment/COL/CM30", complete);
  EXPECT_EQ(unproved.status, 422);
  EXPECT_TRUE(holds(unproved.body, "id=\"evidence-error\">An assessment that calls it complete"));
  EXPECT_TRUE(holds(unproved.body, "All of it was done.")) << "what was typed is kept";
  complete["status"] = "not_started";
  const Response assessed = ivo.send("/en/desk/assessment/COL/CM30", complete);
  ASSERT_EQ(assessed.status, 303) << assessed.body;
  const std::string assessment(
      assessed.header("Location").substr(0, assessed.header("Location").find('?')));
  EXPECT_FALSE(holds(portal("/en/commitments/CM30"), "All of it was done."));
  publish(assessment, "ana");
  EXPECT_FALSE(holds(ivo.page("/en/desk"), "/en/desk/assessment/COL/CM30")) << "it is assessed";

  Browser ong = signed_in("ong");
  const std::string evidence = proposed(ong, "COL", "CM30", "Vimos <colas>.", "evidence");
  publish(evidence, "ana");
  const std::string page = portal("/en/commitments/CM30");
  for (const char* words :
       {"Colombia dice.", "All of it was done.", "Vimos &lt;colas&gt;.",
        "The state reports “limited progress”; the assessment says “not started”.",
        "independent assessor", "registered stakeholder"})
    EXPECT_TRUE(holds(page, words)) << words;
  EXPECT_EQ(faults_of(page), "");
  EXPECT_TRUE(holds(portal("/en/commitments/CM30?valid=2027-11-16"), "Not reported since"));
  EXPECT_FALSE(holds(portal("/en/commitments/CM30?valid=2027-11-15"), "Not reported since"));
}

TEST_F(DeskPages, WhatCameBackStaysAboutTheStateThatIsAskedToReply) {
  Browser ivo = signed_in("ivo"), rui = signed_in("rui");
  const std::string proposal = proposed(ivo, "COL", "CM17", "On Colombia.", "assessment");
  ASSERT_EQ(rui.send(proposal, {{"do", "return"}, {"reason", "Since when?"}}).status, 303);
  const std::string id = proposal.substr(proposal.rfind('/') + 1);
  const auto send = [&](const std::string& about) {
    Form form = report("On another state.");
    form["proposal"] = id;
    form["version"] = "1";
    return ivo.send("/en/desk/assessment/" + about, form);
  };
  EXPECT_EQ(send("ECU/CM16").status, 404);
  EXPECT_EQ(send("ECU/CM17").status, 404);
  EXPECT_EQ(send("COL/CM16").status, 404);
  EXPECT_TRUE(holds(ivo.page(proposal), "On Colombia."));
  Form unsure = report("On Colombia, again.");
  unsure["as_of"] = "soon";
  const Response again = ivo.send("/en/desk/assessment/COL/CM17?of=" + id, unsure);
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(holds(again.body, "Since when?")) << "why it came back stays in sight";
}

TEST_F(DeskPages, AReportOnAMonthIsOfThatMonthEverywhere) {
  Browser ana = signed_in("ana");
  Form october = report("En octubre.");
  october["as_of"] = "2026-10";
  publish(opened(ana.send("/en/desk/report/COL/CM51", october)));
  EXPECT_TRUE(holds(ana.page("/en/desk/report/COL/CM51"),
                    "Last said here: limited progress, October 2026."));
  EXPECT_TRUE(holds(signed_in("ivo").page("/en/desk/assessment/COL/CM51"),
                    "The state reports: limited progress, October 2026."));
  for (const char* page : {"/en/desk", "/en/desk/hand-over"})
    EXPECT_FALSE(holds(ana.page(page), "31 October 2026")) << page;
}

TEST_F(DeskPages, EvidenceHasToBeThereToBeSeen) {
  Browser ong = signed_in("ong");
  Form without = report("Lo vimos.");
  without["evidence"] = " ";
  const Response refused = ong.send("/en/desk/evidence/COL/CM02", without);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused.body, "id=\"evidence-error\">This is needed."));
}

TEST_F(DeskPages, WhoBeginsChoosesAPromiseOfTheState) {
  Browser ivo = signed_in("ivo");
  const std::string choice = ivo.page("/en/desk/begin/assessment");
  EXPECT_TRUE(holds(choice, "<option value=\"CM02\""));
  EXPECT_TRUE(holds(choice, "<option value=\"COL\""));
  const Response wrong = ivo.get("/en/desk/begin/assessment?commitment=CM13&country=BRB");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(holds(wrong.body, "<option value=\"CM13\" selected>"));
  EXPECT_TRUE(holds(wrong.body, "id=\"country-error\""));
  const Response chosen = ivo.get("/en/desk/begin/assessment?commitment=CM02&country=COL");
  EXPECT_EQ(chosen.header("Location"), "/en/desk/assessment/COL/CM02");
  EXPECT_EQ(ivo.get("/en/desk/begin/evidence").status, 404);
  EXPECT_EQ(signed_in("ana").get("/en/desk/begin/assessment").status, 404);
}

TEST_F(DeskPages, TheProgressPageCountsTheSilence) {
  const std::string page = portal("/en/progress");
  EXPECT_TRUE(holds(page, "The three tracks"));
  EXPECT_TRUE(holds(page, "not reported"));
  EXPECT_EQ(faults_of(page), "");
  for (const char* language : {"es", "pt", "fr"})
    EXPECT_FALSE(holds(portal(std::string("/") + language + "/progress"), "page.progress"));
}

}  // namespace
}  // namespace acta::site
