#include <filesystem>

#include <gtest/gtest.h>

#include "procedure/intake.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;

ClaimDraft claim(std::string subject, std::string property, std::string value) {
  ClaimDraft draft;
  draft.key = subject + '/' + property + '/' + value;
  draft.place = draft.key;
  draft.subject = {std::move(subject), {}};
  draft.property = {std::move(property), {}};
  draft.value = {std::move(value), {}};
  draft.source = {"S1", {}};
  return draft;
}

ClaimDraft parent(const std::string& group, const std::string& of, std::string from = {},
                  std::string to = {}) {
  ClaimDraft draft = claim("group/" + group, "parent", "group/" + of);
  draft.from = {std::move(from), {}};
  draft.to = {std::move(to), {}};
  return draft;
}

// Of statements that are keys of claims: holds to one and sets aside the other.
std::vector<ClaimDraft> resolution(const std::string& id, const std::string& chosen,
                                   const std::string& aside) {
  ClaimDraft made = claim("disagreement/" + id, "resolution", "conflict");
  made.resolution = record::ResolutionKind::conflict;
  made.note = {"A reason.", {}};
  made.replaces = {{aside, {}}};
  made.replace_kind = record::ReplaceKind::resolution;
  return {made, claim("disagreement/" + id, "chosen", chosen)};
}

struct CircleRule : testing::Test {
  CircleRule() {
    std::string name = std::filesystem::temp_directory_path() / "acta-circle-XXXXXX";
    directory = ::mkdtemp(name.data());
    intake = Intake::open(
                 store::parse_location(directory + "/store").value(), store::Mode::create,
                 [this] { return Instant{++now * 1'000'000}; }, "test/acta")
                 .value();
    std::vector<ClaimDraft> drafts;
    for (const char* kind : {"group", "disagreement", "source"})
      drafts.push_back(claim(std::string("kind/") + kind, "configuration", "yes"));
    for (const auto& [property, type] : {std::pair{"parent", "reference"},
                                         {"chosen", "claim"},
                                         {"resolution", "code"},
                                         {"count", "quantity"}})
      drafts.push_back(claim(std::string("property/") + property, "type", type));
    for (const char* property : {"parent", "resolution", "count"})
      drafts.push_back(claim(std::string("property/") + property, "cardinality", "one"));
    drafts.push_back(claim("source/S1", "count", "0"));
    for (const char* group : {"A", "B", "C"})
      for (const char* count : {"1", "2", "3"})
        drafts.push_back(claim(std::string("group/") + group, "count", count));
    EXPECT_EQ(told(drafts), "");
  }
  ~CircleRule() override {
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  // What is refused: message, rejected value and hint of each error.
  std::string told(std::vector<ClaimDraft> drafts) {
    const auto outcome =
        intake->submit({"request-" + std::to_string(++requests), "tester", std::move(drafts)});
    std::string all;
    if (!outcome)
      for (const Error& error : outcome.error())
        all += error.message + " [" + error.value + "] " + error.hint + "\n";
    return all;
  }

  std::string directory;
  std::int64_t now = 1'700'000'000;
  int requests = 0;
  std::unique_ptr<Intake> intake;
};

TEST_F(CircleRule, NothingStandsAboveItself) {
  EXPECT_EQ(told({parent("A", "A")}), "error.claim.hierarchy-circle [group/A] group/A → group/A\n");
  EXPECT_EQ(told({parent("A", "B")}), "");
  EXPECT_EQ(told({parent("B", "C")}), "");
  EXPECT_EQ(told({parent("C", "A")}),
            "error.claim.hierarchy-circle [group/C] group/C → group/A → group/B → group/C\n");
}

TEST_F(CircleRule, WhatWasAboveBeforeMayStandBelowAfterwards) {
  EXPECT_EQ(told({parent("A", "B", "2020", "2022")}), "");
  EXPECT_EQ(told({parent("B", "A", "2022")}), "");
  EXPECT_EQ(told({parent("B", "A", "2021")}),
            "error.claim.hierarchy-circle [group/B] group/B → group/A → group/B\n");
}

TEST_F(CircleRule, ACorrectionIsJudgedByWhatItLeavesStanding) {
  EXPECT_EQ(told({parent("A", "B")}), "");
  ClaimDraft turned = parent("A", "C");
  turned.key = "group/A/parent/group/B";
  EXPECT_EQ(told({turned, parent("B", "A")}), "");
}

TEST_F(CircleRule, AResolutionDoesNotSetAsideWhatItHoldsTo) {
  EXPECT_EQ(told(resolution("D1", "group/A/count/1", "group/A/count/1")),
            "error.claim.resolution-of-itself [D1] \n");
}

TEST_F(CircleRule, ResolutionsDoNotGoRound) {
  EXPECT_EQ(told(resolution("D1", "group/A/count/1", "group/A/count/2")), "");
  EXPECT_EQ(told(resolution("D2", "group/A/count/2", "group/A/count/3")), "");
  EXPECT_EQ(told(resolution("D3", "group/A/count/3", "group/A/count/1")),
            "error.claim.resolution-circle [D3] D1\n");
  EXPECT_EQ(told(resolution("D3", "group/A/count/1", "group/A/count/3")), "");
}

TEST_F(CircleRule, TwoResolutionsOfOneSubmissionDoNotContradictEachOther) {
  std::vector<ClaimDraft> both = resolution("D1", "group/B/count/1", "group/B/count/2");
  for (ClaimDraft& draft : resolution("D2", "group/B/count/2", "group/B/count/1"))
    both.push_back(std::move(draft));
  EXPECT_EQ(told(both),
            "error.claim.resolution-circle [D1] D2\nerror.claim.resolution-circle [D2] D1\n");
}

TEST_F(CircleRule, AResolutionCanBeTurnedRound) {
  EXPECT_EQ(told(resolution("D1", "group/A/count/1", "group/A/count/2")), "");
  EXPECT_EQ(told(resolution("D1", "group/A/count/2", "group/A/count/1")), "");
}

}  // namespace
}  // namespace acta::procedure
