#include "procedure/intake.h"

#include <rapidcheck.h>

#include <thread>

#include "procedure/testing_intake.h"
#include "register/claim_bytes.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using testing::claim, testing::IntakeTest, testing::small_pack, testing::sourced;

using Values = std::vector<std::string>;

TEST_F(IntakeTest, ASecondLoadOfTheSameChangesNothing) {
  const auto first = submit(small_pack());
  ASSERT_TRUE(first);
  EXPECT_EQ(first->created, small_pack().size());
  EXPECT_EQ(first->without_locator, 1u);

  const auto second = submit(small_pack());
  ASSERT_TRUE(second);
  EXPECT_EQ(second->changes(), 0u);
  EXPECT_EQ(second->unchanged, small_pack().size());
  EXPECT_EQ(second->at, first->at);
}

TEST_F(IntakeTest, ACorrectionAnswersAnewAndKeepsTheOldAnswer) {
  const auto before = submit(small_pack());
  const auto after = submit({sourced("m/1", "mechanism/LAD", "count", "21")});
  ASSERT_TRUE(before && after);
  EXPECT_EQ(after->corrected, 1u);
  EXPECT_EQ(counts(before->at), Values{"20"});
  EXPECT_EQ(counts(after->at), Values{"21"});
}

TEST_F(IntakeTest, OneBadDraftAndNothingIsStored) {
  ASSERT_TRUE(submit(small_pack()));
  const auto refused = submit({sourced("m/2", "mechanism/CRM", "count", "11"),
                               sourced("m/3", "mechanism/CSM", "count", "twelve"),
                               sourced("m/4", "mechanism/QP", "size", "13")});
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 2u);
  EXPECT_EQ(refused.error()[0].place, "test:m/3");
  EXPECT_EQ(refused.error()[1].message, "error.claim.unknown-property");
  EXPECT_EQ(intake->record().find("mechanism/CRM"), nullptr);
  reopen();
  EXPECT_EQ(intake->record().find("mechanism/CRM"), nullptr);
}

TEST_F(IntakeTest, WhatIsWrongWithOneCellIsToldOnce) {
  auto drafts = small_pack();
  for (const char* key : {"m/2", "m/3"}) {
    drafts.push_back(sourced(key, "mechanism/LAD", "count", "21"));
    drafts.back().from = {"soon", "facts.csv:7:valid_from"};
  }
  drafts.push_back(sourced("m/4", "mechanism/LAD", "count", "21"));
  drafts.back().from = {"soon", "facts.csv:8:valid_from"};
  const auto refused = submit(drafts);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 2U);
  EXPECT_EQ(refused.error()[0].place, "facts.csv:7:valid_from");
  EXPECT_EQ(refused.error()[1].place, "facts.csv:8:valid_from");
}

TEST_F(IntakeTest, ARepeatedRequestIsOneRecord) {
  ASSERT_TRUE(submit(small_pack()));
  ClaimDraft keyless = sourced("", "mechanism/LAD", "count", "22");
  const auto first = submit({keyless}, "same");
  const auto again = submit({keyless}, "same");
  ASSERT_TRUE(first && again);
  EXPECT_FALSE(first->repeated);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->at, first->at);
  EXPECT_EQ(counts(intake->record().published()), (Values{"20", "22"}));

  keyless.value.text = "23";
  const auto other = submit({keyless}, "same");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error()[0].message, "error.store.key-reused");
}

TEST_F(IntakeTest, TheSameKeyTwiceInOneSubmissionIsRefused) {
  ASSERT_TRUE(submit(small_pack()));
  const auto refused = submit({sourced("m/9", "mechanism/LAD", "count", "1"),
                               sourced("m/9", "mechanism/LAD", "count", "2")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.claim.repeated-key");
}

TEST_F(IntakeTest, ASecondEditorOfTheSameClaimIsTold) {
  ASSERT_TRUE(submit(small_pack()));
  const std::string number = std::to_string(small_pack().size());
  ClaimDraft amendment = sourced("", "mechanism/LAD", "count", "21");
  amendment.replaces = {{number, {}}};
  amendment.replace_kind = record::ReplaceKind::amendment;
  ASSERT_TRUE(submit({amendment}));
  amendment.value.text = "22";
  const auto second = submit({amendment});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error()[0].kind, ErrorKind::conflict);
  EXPECT_EQ(second.error()[0].message, "error.claim.changed-meanwhile");
  EXPECT_EQ(counts(intake->record().published()), Values{"21"});
}

TEST_F(IntakeTest, ATranslationRendersATextThatIsOnRecordInAnotherLanguage) {
  std::vector<ClaimDraft> pack = small_pack();
  pack.push_back(claim("p/aim", "property/aim", "type", "text"));
  pack.push_back(sourced("m/2", "mechanism/LAD", "aim", "Open routes"));
  pack.back().language.text = "en";
  const auto at = submit(pack);
  ASSERT_TRUE(at);
  ClaimDraft translation = sourced({}, "mechanism/LAD", "aim", "Abrir vías");
  translation.language.text = "es";
  translation.replaces = {{std::to_string(at->at), {}}};
  translation.replace_kind = record::ReplaceKind::translation;
  translation.translation = record::Translation::human;

  ClaimDraft other = translation;
  other.subject.text = "mechanism/CRM";
  EXPECT_EQ(submit({other}).error().at(0).message, "error.translation.of");
  other = translation;
  other.language.text = "en";
  EXPECT_EQ(submit({other}).error().at(0).message, "error.translation.same-language");
  other = translation;
  other.translation = record::Translation::none;
  EXPECT_EQ(submit({other}).error().at(0).message, "error.translation.of");

  ASSERT_TRUE(submit({translation}));
  reopen();
  const record::View view(intake->record(), make_day(2023, 1, 1), intake->record().published());
  const record::Claim& kept = *view.record().claim(at->at + 1);
  EXPECT_EQ(kept.translation, record::Translation::human);
  EXPECT_TRUE(view.stands(*view.record().claim(at->at)));
  translation.replaces.push_back({std::to_string(at->at + 1), {}});
  ASSERT_TRUE(submit({translation}));
  EXPECT_EQ(submit({translation}).error().at(0).message, "error.claim.changed-meanwhile");
}

TEST_F(IntakeTest, WhatWasRecordedIsThereAfterOpeningAnew) {
  ASSERT_TRUE(submit(small_pack()));
  std::vector<std::string> before;
  for (std::uint64_t n = 1; n <= intake->record().published(); ++n)
    before.push_back(claim_bytes(*intake->record().claim(n)));
  reopen();
  ASSERT_EQ(intake->record().published(), before.size());
  for (std::uint64_t n = 1; n <= before.size(); ++n)
    EXPECT_EQ(claim_bytes(*intake->record().claim(n)), before[n - 1]);
}

TEST_F(IntakeTest, ARestrictedClaimCanBeErasedAndAPublishedOneCannot) {
  ASSERT_TRUE(submit(small_pack()));
  const auto secret = submit({sourced("m/secret", "mechanism/LAD", "remark", "in confidence")});
  ASSERT_TRUE(secret);
  EXPECT_EQ(intake->erase(1, "basis", "reason").error().message, "error.erase.published");
  EXPECT_EQ(intake->erase(secret->at, "", "reason").error().message, "error.erase.no-reason");
  ASSERT_TRUE(intake->erase(secret->at, "a law", "asked for"));
  const record::View desk(intake->record(), Day{}, intake->record().published(),
                          record::Audience::desk);
  EXPECT_TRUE(desk.held(*desk.find("mechanism/LAD"), "remark").empty());
  reopen();
  EXPECT_EQ(intake->record().claim(secret->at), nullptr);
}

TEST_F(IntakeTest, ManySubmittersAtOnceLoseNothing) {
  ASSERT_TRUE(submit(small_pack()));
  constexpr int threads = 8;
  constexpr int each = 20;
  std::vector<std::thread> submitters;
  std::atomic<int> accepted = 0;
  for (int t = 0; t < threads; ++t)
    submitters.emplace_back([&, t] {
      for (int i = 0; i < each; ++i) {
        const std::string name = std::to_string(t) + "-" + std::to_string(i);
        const auto outcome = intake->submit(
            {"key-" + name, "tester", {sourced("n/" + name, "mechanism/M" + name, "count", "1")}});
        if (outcome && intake->record().find("mechanism/M" + name)) ++accepted;
      }
    });
  for (std::thread& submitter : submitters) submitter.join();
  EXPECT_EQ(accepted, threads * each);
  EXPECT_EQ(intake->record().published(), small_pack().size() + threads * each);
}

}  // namespace
}  // namespace acta::procedure
