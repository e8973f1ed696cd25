#include "procedure/cycle.h"
#include "procedure/testing_desk.h"

namespace acta::procedure {
namespace {

TEST_F(DeskTest, WhoWroteAFormerVersionReviewsNoLaterOne) {
  const std::string first = person("first", {"assessment", "secretariat"});
  const std::string second = person("second", {"assessment"});
  const auto sent = assess(first);
  ASSERT_TRUE(sent) << refusal(sent);
  ASSERT_TRUE(desk->send_back(desk->actor(rui), sent->id, 1, "Which year?"));
  const auto amended = desk->amend(desk->actor(second), sent->id, 1, sent->drafts);
  ASSERT_TRUE(amended) << refusal(amended);
  EXPECT_EQ(refusal(desk->approve(desk->actor(first), sent->id, 2)), "error.permission.own-work");
  EXPECT_TRUE(desk->approve(desk->actor(rui), sent->id, 2));
}

TEST_F(DeskTest, WhatGoesBackComesWithAReasonAndIsReviewedAnew) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->send_back(desk->actor(rui), proposal->id, 1, "  ")),
            "error.proposal.no-reason");
  ASSERT_TRUE(desk->send_back(desk->actor(rui), proposal->id, 1, "Of which year?"));
  Report typed = report_in(proposal->drafts);
  EXPECT_EQ(typed.country + typed.commitment + typed.status, "COLCM02limited");
  typed.text = "40 % in 2026";
  const auto drafts = report_drafts(desk->view(), typed, "R-k1").value();
  const auto second = desk->amend(desk->actor(luis), proposal->id, 1, drafts);
  ASSERT_TRUE(second) << refusal(second);
  EXPECT_EQ(second->version, 2U);
  EXPECT_EQ(refusal(desk->amend(desk->actor(ana), proposal->id, 1, drafts)),
            "error.permission.none")
      << "it is proposed again, and for the reviewer to look at";
  EXPECT_EQ(refusal(desk->approve(desk->actor(rui), proposal->id, 1)), "error.proposal.changed")
      << "nobody approves a version that they have not seen";
  EXPECT_TRUE(desk->approve(desk->actor(rui), proposal->id, 2));
  EXPECT_EQ(desk->steps(*second).size(), 4U);
}

TEST_F(DeskTest, WhatIsWrittenAnewStaysAboutItsPromiseAndItsState) {
  const auto sent = report(ana);
  ASSERT_TRUE(desk->send_back(desk->actor(rui), sent->id, 1, "Of which year?"));
  const auto amended = [&](std::string_view from, std::string_view to) {
    auto drafts = sent->drafts;
    for (record::ClaimDraft& draft : drafts)
      for (record::Written* written : {&draft.subject, &draft.asserter, &draft.value})
        if (written->text == from) written->text = to;
    return desk->amend(desk->actor(ana), sent->id, 1, drafts);
  };
  const auto other_promise = amended("commitment/CM02", "commitment/CM17");
  ASSERT_EQ(refusal(other_promise), "error.proposal.strays");
  EXPECT_EQ(other_promise.error()[0].place, "commitment");
  EXPECT_EQ(other_promise.error()[0].hint, "commitment/CM02, COL");
  const auto other_state = amended("country/COL", "country/PER");
  ASSERT_EQ(refusal(other_state), "error.proposal.strays");
  EXPECT_EQ(other_state.error()[0].place, "country");
  EXPECT_TRUE(amended("nothing", "nothing"));
}

TEST_F(DeskTest, AnAssessmentWrittenAnewIsOfTheSameStateAndByNobodyWhoReported) {
  const std::string ivo = person("ivo", {"assessment"});
  const auto sent = assess(ivo);
  ASSERT_TRUE(sent && desk->send_back(desk->actor(rui), sent->id, 1, "Which year?"));
  const auto& drafts = sent->drafts;
  auto of_another = drafts;
  for (record::ClaimDraft& draft : of_another)
    if (draft.property.text == "concerns") draft.value.text = "country/PER";
  EXPECT_EQ(refusal(desk->amend(desk->actor(ivo), sent->id, 1, of_another)),
            "error.proposal.strays");

  const auto reported = report(ana);
  ASSERT_TRUE(reported && desk->approve(desk->actor(rui), reported->id, 1) &&
              desk->publish(desk->actor(pia), reported->id, 1));
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ana, "2026-11-01", "2026-11-02"}, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"assessment", ana, "2026-11-02"}, "operator"));
  EXPECT_EQ(refusal(desk->amend(desk->actor(ana), sent->id, 1, drafts)),
            "error.permission.own-report");
  EXPECT_TRUE(desk->amend(desk->actor(ivo), sent->id, 1, drafts));
}

TEST_F(DeskTest, ACycleWrittenAnewKeepsItsName) {
  const auto drafts = [&](const std::string& id) {
    return cycle_drafts(desk->view(), {id, "Informes", "es", "2027-01-01", "2027-12-31", "", ""})
        .value();
  };
  const auto sent = desk->propose(desk->actor(rui),
                                  {cycle_matter(desk->view()), "cycle/2027", drafts("2027")}, "c");
  ASSERT_TRUE(sent) << refusal(sent);
  const std::string other = person("other", {"secretariat"});
  ASSERT_TRUE(desk->send_back(desk->actor(other), sent->id, 1, "Why?"));
  EXPECT_EQ(refusal(desk->amend(desk->actor(rui), sent->id, 1, drafts("2028"))),
            "error.proposal.strays");
  EXPECT_TRUE(desk->amend(desk->actor(rui), sent->id, 1, drafts("2027")));
}

TEST_F(DeskTest, ADayThatIsClearedInACycleIsTakenBack) {
  const auto submit = [&](const CycleForm& form) {
    const auto drafts = cycle_drafts(desk->view(), form);
    return drafts && intake->submit({form.reason + form.overdue_from, "operator", *drafts});
  };
  CycleForm form{"2027", "Informes", "es", "2027-01-01", "2027-11-30", "2027-12-31", "first"};
  ASSERT_TRUE(submit(form));
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").overdue_from, "2027-12-31");
  form.overdue_from.clear();
  form.reason = "again";
  ASSERT_TRUE(submit(form));
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").overdue_from, "");
  EXPECT_EQ(cycle_form(desk->view(), "2027", "es").due, "2027-11-30");
  EXPECT_FALSE(submit(form)) << "nothing is different from what stands";
}

}  // namespace
}  // namespace acta::procedure
