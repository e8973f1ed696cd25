#include "analysis/hastened.h"
#include "procedure/testing_desk.h"

namespace acta::procedure {
namespace {

TEST_F(DeskTest, InAnEmergencyTwoPeoplePublishAndEverybodyReadsWhoAndWhy) {
  const store::Emergency emergency{"Los ministros se reúnen mañana.", "es"};
  const auto sent = report(ana);
  EXPECT_EQ(refusal(desk->hasten(desk->actor(ana), sent->id, 1, emergency)),
            "error.permission.own-country")
      << "a state hastens nothing of its own";
  EXPECT_EQ(refusal(desk->hasten(desk->actor(rui), sent->id, 1, {"  ", "es"})),
            "error.report.missing");
  EXPECT_EQ(refusal(desk->hasten(desk->actor(rui), sent->id, 1, {"r", "spanish!"})),
            "error.language.unknown");
  ASSERT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, emergency));
  EXPECT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, emergency)) << "pressed twice";
  EXPECT_EQ(refusal(desk->publish(desk->actor(rui), sent->id, 1)), "error.permission.own-work");
  ASSERT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
  const record::View view(intake->record(), day_of(clock()), intake->record().published());
  const auto all = analysis::hastened(view, "es");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].subject->name(), "commitment/CM02");
  EXPECT_EQ(all[0].reason.text, emergency.reason);
  EXPECT_EQ(all[0].asker, rui);
  EXPECT_EQ(all[0].publisher, pia);
  ASSERT_EQ(all[0].asker_offices.size(), 1U);
  EXPECT_EQ(all[0].asker_offices[0]->id(), "secretariat");
  EXPECT_EQ(analysis::hastened(view, *view.find("commitment/CM02"), "es").size(), 1U);
  EXPECT_TRUE(analysis::hastened(view, *view.find("commitment/CM03"), "es").empty());
}

TEST_F(DeskTest, InAnEmergencyWhoWroteItMayAskButNeverPublish) {
  const std::string both = person("both", {"secretariat", "publishing"});
  const auto matter = Matter{.kind = "structure", .mechanism = "LAD"};
  record::ClaimDraft draft;
  draft.subject.text = "committee/LAD-AP01";
  draft.property.text = "name";
  draft.value.text = "Otro nombre";
  draft.language.text = "es";
  draft.asserter.text = "office/secretariat";
  draft.from.text = "2026-11-20";
  draft.source.text = "W02";
  const auto sent = desk->propose(desk->actor(both), {matter, "committee/LAD-AP01", {draft}}, "k");
  ASSERT_TRUE(sent) << sent.error()[0].message << sent.error()[0].place;
  EXPECT_EQ(refusal(desk->approve(desk->actor(both), sent->id, 1)), "error.permission.own-work");
  ASSERT_TRUE(desk->hasten(desk->actor(both), sent->id, 1, {"r", "es"}));
  EXPECT_EQ(refusal(desk->publish(desk->actor(both), sent->id, 1)), "error.permission.own-work");
  EXPECT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
}

TEST_F(DeskTest, AnEmergencyLeavesTheRightOfReplyAsItIs) {
  const std::string assessor = person("assessor", {"assessment"});
  const auto sent = assess(assessor);
  ASSERT_TRUE(sent);
  ASSERT_TRUE(desk->hasten(desk->actor(rui), sent->id, 1, {"r", "en"}));
  EXPECT_EQ(refusal(desk->publish(desk->actor(pia), sent->id, 1)), "error.reply.waiting");
  ASSERT_TRUE(desk->reply(desk->actor(ana), sent->id, 1, {"COL", 0, "No es así.", "es"}));
  EXPECT_TRUE(desk->publish(desk->actor(pia), sent->id, 1));
}

}  // namespace
}  // namespace acta::procedure
