#include "procedure/coding_desk.h"
#include "procedure/testing_desk.h"

namespace acta::procedure {
namespace {

TEST_F(DeskTest, AReportGoesThroughThreeHandsIntoTheRecord) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal) << proposal.error()[0].message << proposal.error()[0].place;
  const std::uint64_t before = intake->record().published();
  ASSERT_TRUE(desk->approve(desk->actor(rui), proposal->id, 1));
  EXPECT_EQ(intake->record().published(), before) << "a review records nothing";
  const auto done = desk->publish(desk->actor(pia), proposal->id, 1);
  ASSERT_TRUE(done) << refusal(done);
  EXPECT_EQ(done->entry, intake->record().published());
  const auto reports = published();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].country->id(), "COL");
  EXPECT_EQ(reports[0].status, "limited");
  EXPECT_EQ(reports[0].text.text, "El 40 % de los permisos fue entregado.");
  EXPECT_EQ(reports[0].evidence.text, "https://x.example/r");
  EXPECT_EQ(reports[0].claim->author, ana);
  const record::View all(intake->record(), day_of(clock()), intake->record().published());
  const record::Subject* const hands = all.find("submission/" + proposal->id);
  ASSERT_NE(hands, nullptr);
  std::string told;
  for (const record::Claim* claim : all.history(*hands)) (told += claim->property.view()) += ' ';
  EXPECT_EQ(told, "proposed_by reviewed_by published_by ");
}

TEST_F(DeskTest, WhatIsProposedStandsInNoRecord) {
  const std::uint64_t before = intake->record().published();
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(intake->record().published(), before);
  EXPECT_EQ(intake->record().find("source/R-k1"), nullptr);
  EXPECT_TRUE(published().empty());
}

TEST_F(DeskTest, NobodyPublishesAloneWhateverOfficesTheyHold) {
  const std::string all = person("all", {"focal-COL", "secretariat", "publishing"});
  const auto proposal = report(all);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->approve(desk->actor(all), proposal->id, 1)), "error.permission.own-work");
  const std::string two = person("two", {"secretariat", "publishing"});
  ASSERT_TRUE(desk->approve(desk->actor(two), proposal->id, 1));
  EXPECT_EQ(refusal(desk->publish(desk->actor(two), proposal->id, 1)), "error.permission.own-work");
  EXPECT_EQ(refusal(desk->publish(desk->actor(all), proposal->id, 1)), "error.permission.own-work");
  EXPECT_TRUE(published().empty());
  EXPECT_TRUE(desk->publish(desk->actor(pia), proposal->id, 1));
}

TEST_F(DeskTest, NothingIsPublishedThatNobodyReviewed) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->publish(desk->actor(pia), proposal->id, 1)), "error.permission.unknown")
      << "a publisher does not even see it yet";
  EXPECT_TRUE(published().empty());
}

TEST_F(DeskTest, AFocalPointSeesNothingOfAnotherCountry) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(refusal(desk->find(desk->actor(eva), proposal->id)), "error.permission.unknown");
  EXPECT_EQ(refusal(desk->find(desk->actor(eva), "S-nothing")), "error.permission.unknown");
  EXPECT_TRUE(desk->all(desk->actor(eva)).empty());
  EXPECT_TRUE(desk->all({}).empty());
  EXPECT_EQ(desk->all(desk->actor(luis)).size(), 1U);
  const Report of_another{"COL", "CM02", "limited", "2026", "x", "es", ""};
  const auto matter = matter_of(desk->view(), "CM02", "COL").value();
  const auto drafts = report_drafts(desk->view(), of_another, "R-2").value();
  const auto refused = desk->propose(desk->actor(eva), {matter, "commitment/CM02", drafts}, "k2");
  EXPECT_EQ(refusal(refused), "error.permission.none");
}

TEST_F(DeskTest, WhoCodedAndHasLeftTheOfficeHasCodedAllTheSame) {
  const auto codings = CodingDesk::open(*intake, *desk, where, clock).value();
  const CodingForm form{"NA16",
                        "CM26",
                        "neutral",
                        "W33",
                        "p. 1",
                        "It ended.",
                        "W02",
                        "bullet 3",
                        "Expand the offices.",
                        "Because of that.",
                        "en"};
  const std::string kai = person("kai", {"coding"}), kim = person("kim", {"coding"});
  ASSERT_TRUE(codings->code(desk->actor(kai), form, 0));
  now += std::int64_t{3} * 24 * 3600 * 1'000'000;
  ASSERT_TRUE(record_tenure(*intake, {"coding", kai, "2026-11-01", "2026-11-22"}, "operator"));
  const auto paper = codings->code(desk->actor(kim), form, 0);
  ASSERT_TRUE(paper) << paper.error()[0].message << ' ' << paper.error()[0].place;
  EXPECT_TRUE(desk->actor(kai).seats.empty());
  for (const Coded& coded : codings_in(desk->find(desk->actor(rui), paper->proposal)->drafts))
    EXPECT_EQ(coded.office, "coding") << coded.account;
}

TEST_F(DeskTest, WhoeverIsRelievedAndAppointedAgainOnOneDayHoldsTheOffice) {
  const std::string ivo = person("ivo", {});
  const auto holds = [&] { return !desk->actor(ivo).seats.empty(); };
  const Tenure appointed{"focal-COL", ivo, "2026-11-20"};
  const Tenure relieved{"focal-COL", ivo, "2026-11-20", "2026-11-20"};
  for (int times = 0; times < 3; ++times) {
    ASSERT_TRUE(record_tenure(*intake, appointed, "operator"));
    EXPECT_TRUE(holds()) << times;
    ASSERT_TRUE(record_tenure(*intake, relieved, "operator"));
    EXPECT_FALSE(holds()) << times;
  }
  ASSERT_TRUE(record_tenure(*intake, appointed, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ivo, "2026-11-20", "2026-11-21"}, "operator"));
  EXPECT_TRUE(holds()) << "until tomorrow";
}

TEST_F(DeskTest, WhenAPersonIsErasedTheRecordStaysAsItIs) {
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  const std::uint64_t entries = intake->record().published();
  ASSERT_TRUE(accounts->erase("ana@x.example"));
  EXPECT_EQ(intake->record().published(), entries);
  EXPECT_EQ(published().size(), 1U);
  EXPECT_EQ(published()[0].claim->author, ana);
}

TEST_F(DeskTest, EverythingThatIsWrongWithAReportIsToldAtItsField) {
  const Report typed{"BRB", "CM13", "", "2027-01-01", " ", "es", "javascript:alert(1)"};
  const auto drafts = report_drafts(desk->view(), typed, "R-3");
  ASSERT_FALSE(drafts);
  std::string told;
  for (const Error& error : drafts.error()) told += error.place + ':' + error.message + ' ';
  EXPECT_EQ(told,
            "country:error.report.not-theirs status:error.report.missing text:error.report.missing "
            "evidence:error.report.address as_of:error.report.future ");
  const Report unknown_code{"COL", "CM02", "splendid", "2026", "x", "es", ""};
  const auto matter = matter_of(desk->view(), "CM02", "COL").value();
  const auto refused = desk->propose(
      desk->actor(ana),
      {matter, "commitment/CM02", report_drafts(desk->view(), unknown_code, "R-4").value()}, "k4");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.claim.unknown-code");
  EXPECT_EQ(refused.error()[0].place, "status");
  EXPECT_TRUE(desk->all(desk->actor(ana)).empty());
}

TEST_F(DeskTest, AFocalPointsDutiesAreWhatTheCountryPromisedTheSilentFirst) {
  const auto before = duties(desk->view(), desk->matrix().value(), desk->actor(ana));
  ASSERT_GT(before.size(), 3U);
  for (const Duty& duty : before) EXPECT_EQ(duty.country->id(), "COL");
  EXPECT_TRUE(duties(desk->view(), desk->matrix().value(), desk->actor(rui)).empty());
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  const auto after = duties(desk->view(), desk->matrix().value(), desk->actor(ana));
  EXPECT_EQ(after.size(), before.size());
  EXPECT_EQ(after.back().commitment->id(), "CM02") << "reported, so the last of them";
  EXPECT_NE(after.back().last, nullptr);
}

TEST_F(DeskTest, NobodyAssessesACountryOfTheirsOrWhatTheyReported) {
  const std::string ivo = person("ivo", {"assessment"});
  const std::string both = person("both", {"assessment", "focal-COL"});
  const auto decide = [&](const std::string& who) {
    const auto matter = matter_of(desk->view(), "CM02", "COL", record::Track::assessed).value();
    return may(desk->matrix().value(), desk->actor(who), Verb::propose, matter).rule;
  };
  EXPECT_EQ(decide(ivo), "P14");
  EXPECT_EQ(decide(both), "error.permission.own-country");
  EXPECT_EQ(decide(ana), "error.permission.own-country");
  const auto proposal = report(ana);
  ASSERT_TRUE(proposal && desk->approve(desk->actor(rui), proposal->id, 1) &&
              desk->publish(desk->actor(pia), proposal->id, 1));
  EXPECT_EQ(to_assess(desk->view(), desk->matrix().value(), desk->actor(ivo)).size(), 1U);
  ASSERT_TRUE(record_tenure(*intake, {"focal-COL", ana, "2026-11-01", "2026-11-02"}, "operator"));
  ASSERT_TRUE(record_tenure(*intake, {"assessment", ana, "2026-11-02"}, "operator"));
  EXPECT_EQ(decide(ana), "error.permission.own-report") << "she left the office, and wrote it";
}

TEST_F(DeskTest, TheLastWhoMayKeepAccountsIsKnown) {
  const std::string first = person("first", {"administration"});
  const Matrix matrix = desk->matrix().value();
  EXPECT_TRUE(is_last_manager(desk->view(), matrix, {first, ana}, first));
  EXPECT_FALSE(is_last_manager(desk->view(), matrix, {first, ana}, ana));
  const std::string second = person("second", {"administration"});
  EXPECT_FALSE(is_last_manager(desk->view(), matrix, {first, second}, first));
  EXPECT_TRUE(is_last_manager(desk->view(), matrix, {first}, first)) << "the other is disabled";
}

}  // namespace
}  // namespace acta::procedure
