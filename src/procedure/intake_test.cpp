#include "procedure/intake.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <thread>

#include "register/claim_bytes.h"
#include "register/view.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;

ClaimDraft claim(std::string key, std::string subject, std::string property, std::string value) {
  ClaimDraft draft;
  draft.place = "test:" + key;
  draft.key = std::move(key);
  draft.subject = {std::move(subject), {}};
  draft.property = {std::move(property), {}};
  draft.value = {std::move(value), {}};
  return draft;
}

ClaimDraft sourced(std::string key, std::string subject, std::string property, std::string value) {
  ClaimDraft draft =
      claim(std::move(key), std::move(subject), std::move(property), std::move(value));
  draft.source = {"S1", {}};
  return draft;
}

// A process of one mechanism with a count and a restricted remark.
std::vector<ClaimDraft> small_pack() {
  std::vector<ClaimDraft> drafts;
  for (const char* kind : {"mechanism", "source"})
    drafts.push_back(claim(std::string("k/") + kind, std::string("kind/") + kind, "configuration",
                           std::string(kind) == "source" ? "yes" : "no"));
  for (const auto& [name, type] :
       {std::pair{"count", "quantity"}, {"remark", "code"}, {"date", "date"}})
    drafts.push_back(
        claim(std::string("p/") + name, std::string("property/") + name, "type", type));
  drafts.push_back(claim("p/count/c", "property/count", "cardinality", "one"));
  drafts.push_back(claim("p/remark/v", "property/remark", "visibility", "restricted"));
  drafts.push_back(claim("s/1", "source/S1", "date", "2023"));
  drafts.push_back(sourced("m/1", "mechanism/LAD", "count", "20"));
  return drafts;
}

struct IntakeTest : testing::Test {
  IntakeTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-intake-XXXXXX";
    directory = ::mkdtemp(name.data());
    reopen();
  }
  ~IntakeTest() override {
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  void reopen() {
    intake.reset();
    intake = Intake::open(
                 store::parse_location(directory + "/store").value(), store::Mode::create,
                 [this] { return Instant{++now * 1'000'000}; }, "test/acta")
                 .value();
  }

  Checked<Outcome> submit(std::vector<ClaimDraft> drafts, std::string key = {}) {
    return intake->submit({key.empty() ? "request-" + std::to_string(++requests) : std::move(key),
                           "tester", std::move(drafts)});
  }

  std::vector<std::string> counts(std::uint64_t at) const {
    const record::View view(intake->record(), make_day(2023, 7, 1), at);
    std::vector<std::string> values;
    const record::Subject* const lad = view.find("mechanism/LAD");
    if (!lad) return values;
    for (const record::Held& held : view.held(*lad, "count"))
      values.push_back(format_decimal(std::get<record::Quantity>(held.claim->value).amount));
    return values;
  }

  std::string directory;
  std::int64_t now = 1'700'000'000;
  int requests = 0;
  std::unique_ptr<Intake> intake;
};

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

// An indicator, and what a request needs to be said.
std::vector<ClaimDraft> measured_pack() {
  std::vector<ClaimDraft> drafts = small_pack();
  for (const char* kind : {"indicator", "request"})
    drafts.push_back(
        claim(std::string("k/") + kind, std::string("kind/") + kind, "configuration", "no"));
  for (const auto& [name, type] : {std::pair{"definition", "text"},
                                   {"difference", "text"},
                                   {"unit", "code"},
                                   {"asked_by", "reference"},
                                   {"answered_by", "reference"}})
    drafts.push_back(
        claim(std::string("p/") + name, std::string("property/") + name, "type", type));
  for (const char* kind : {"property", "indicator", "request"})
    drafts.push_back(
        claim(std::string("p/definition/of/") + kind, "property/definition", "of", kind));
  drafts.push_back(sourced("i/1", "indicator/A", "unit", "persons"));
  drafts.push_back(sourced("i/2", "indicator/A", "definition", "Persons at the end of the year."));
  drafts.back().language = {"en", {}};
  return drafts;
}

TEST_F(IntakeTest, ARequestThatMeansSomethingElseIsNotMappedUntilTheDifferenceIsWrittenDown) {
  ASSERT_TRUE(submit(measured_pack()));
  std::vector<ClaimDraft> request{sourced("r/1", "request/R1", "asked_by", "mechanism/LAD"),
                                  sourced("r/2", "request/R1", "answered_by", "indicator/A"),
                                  sourced("r/3", "request/R1", "definition", "Persons in a year.")};
  request.back().language = {"en", {}};
  const auto refused = submit(request);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().size(), 1u);
  EXPECT_EQ(refused.error()[0].message, "error.request.difference");
  EXPECT_EQ(refused.error()[0].place, "test:r/2");
  EXPECT_EQ(refused.error()[0].value, "definition");
  EXPECT_EQ(refused.error()[0].hint, "Persons at the end of the year.");
  EXPECT_EQ(intake->record().find("request/R1"), nullptr);

  request.push_back(sourced("r/4", "request/R1", "difference", "A flow, not a stock."));
  request.back().language = {"en", {}};
  ASSERT_TRUE(submit(request));
  // What is said later of another unit is written down already.
  EXPECT_TRUE(submit({sourced("r/5", "request/R1", "unit", "families")}));
}

TEST_F(IntakeTest, AMappingIsJudgedByWhatTheRecordHoldsAlready) {
  ASSERT_TRUE(submit(measured_pack()));
  ASSERT_TRUE(submit({sourced("r/1", "request/R1", "asked_by", "mechanism/LAD"),
                      sourced("r/2", "request/R1", "unit", "families")}));
  const auto refused = submit({sourced("r/3", "request/R1", "answered_by", "indicator/A")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.request.difference");
  EXPECT_EQ(refused.error()[0].hint, "persons");
}

TEST_F(IntakeTest, ARequestOfNobodyIsRefused) {
  ASSERT_TRUE(submit(measured_pack()));
  const auto refused = submit({sourced("r/1", "request/R1", "unit", "persons")});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "error.request.body");
}

TEST_F(IntakeTest, ASourceSaysNotTwiceThatAPartyBelongsToAMechanismAtTheSameTime) {
  const auto membership = [](const char* key, const char* from, const char* to,
                             const char* source = "S1") {
    ClaimDraft draft = claim(key, "mechanism/LAD", "endorser", "country/GUY");
    draft.source = {source, {}};
    draft.from = {from, "memberships.csv:2:valid_from"};
    draft.to = {to, {}};
    return draft;
  };
  auto pack = small_pack();
  pack.push_back(claim("k/country", "kind/country", "configuration", "no"));
  pack.push_back(claim("p/endorser", "property/endorser", "type", "reference"));
  pack.push_back(claim("p/endorser/m", "property/endorser", "membership", "full"));
  pack.push_back(claim("s/2", "source/S2", "date", "2023"));
  pack.push_back(sourced("c/GUY", "country/GUY", "date", "1966"));
  pack.push_back(membership("m/1a", "2022-06-10", "2023-01-01"));
  ASSERT_TRUE(submit(pack));

  const auto again = submit({membership("m/2", "2022-09-26", "")});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().front().message, "error.membership.twice");
  EXPECT_EQ(again.error().front().place, "memberships.csv:2:valid_from");
  EXPECT_EQ(again.error().front().value, "2022-09-26/");
  EXPECT_EQ(again.error().front().hint, "2022-06-10/2023-01-01");
  const auto both = submit({membership("m/3", "2024", "2026"), membership("m/4", "2025", "")});
  ASSERT_FALSE(both) << "in one submission, too";
  EXPECT_EQ(both.error().size(), 1u);

  EXPECT_TRUE(submit({membership("m/5", "2023-01-01", "")})) << "after the other has ended";
  EXPECT_TRUE(submit({membership("m/6", "2022-09-26", "", "S2")})) << "another source";
  EXPECT_TRUE(submit({membership("m/7", "2022-06", "2023-01-01")})) << "begins as early, surely";
  EXPECT_TRUE(submit({membership("m/1a", "2022-06-10", "2022-12-01")})) << "a correction";
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
