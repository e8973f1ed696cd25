#include "analysis/changes.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

using record::ResolutionKind;

class ChangesTest : public ::testing::Test {
 protected:
  ChangesTest() {
    region.property("actor", "reference", {});
    region.property("text", "text", {.cardinality = "one"});
    start = region.view("2025-01-01").at();
  }
  ChangeReport since(std::uint64_t from, const record::Subject* party = nullptr) {
    const ChangeReport all = changes(region.view("2025-01-01"), from);
    return party ? concerning(*party, all) : all;
  }
  static std::string in_words(const ChangeReport& report) {
    std::string all;
    for (const RecordedChange& change : report.changes)
      all += std::string(name_of(change.kind)) + " " + std::string(change.claim->subject->id()) +
             " [" + ids(change.parties) + "]; ";
    return all;
  }
  Region region;
  std::uint64_t start = 0;
};

TEST_F(ChangesTest, BetweenAnEntryAndItselfNothingChanged) {
  const auto report = since(start);
  EXPECT_TRUE(report.changes.empty());
  EXPECT_TRUE(report.by_party.empty());
  for (const auto& count : report.counts) EXPECT_EQ(count.before, count.after) << count.kind;
}

TEST_F(ChangesTest, ACommitmentConcernsThoseWhoMadeIt) {
  region.reference("commitment/CM1", "actor", "country/PER", {});
  region.reference("commitment/CM1", "actor", "country/COL", {});
  region.text("commitment/CM1", "text", "Do it together", {});
  EXPECT_EQ(in_words(since(start)), "added CM1 [PER]; added CM1 [COL]; added CM1 [COL PER]; ");
}

TEST_F(ChangesTest, ANewMemberConcernsTheMemberAndNotTheOthers) {
  region.reference("mechanism/LAD", "endorser", "country/DOM", {.from = "2024-12-01"});
  region.text("mechanism/LAD", "text", "A new name", {});
  EXPECT_EQ(in_words(since(start)), "added LAD [DOM]; added LAD []; ");
}

TEST_F(ChangesTest, AChangeOfAMechanismConcernsNobodyWhoOncePresidedOverIt) {
  region.property("presidency", "reference", {});
  region.reference("mechanism/LAD", "presidency", "country/PER", {.from = "2023-01-01"});
  region.text("mechanism/LAD", "text", "A new name", {});
  EXPECT_EQ(in_words(since(region.view("2025-01-01").at() - 2)), "added LAD [PER]; added LAD []; ");
}

TEST_F(ChangesTest, WhatWasWithdrawnOrSettledIsToldWithWhatItReplaced) {
  const auto a = region.text("commitment/CM1", "text", "One", {});
  const auto b = region.text("commitment/CM1", "text", "Two", {});
  const auto from = b;
  region.resolve("disagreement/DX1", ResolutionKind::error, {b}, {});
  region.withdraw(a);
  const auto report = since(from);
  EXPECT_EQ(in_words(report), "settled DX1 []; withdrawn CM1 []; ");
  EXPECT_EQ(report.changes.at(0).before->number, b);
  EXPECT_EQ(report.changes.at(1).before->number, a);
}

TEST_F(ChangesTest, EachPartyIsCountedAndThoseOfNoneComeLast) {
  region.reference("commitment/CM1", "actor", "country/PER", {});
  region.reference("commitment/CM1", "actor", "country/COL", {});
  region.text("commitment/CM1", "text", "Together", {});
  region.text("committee/LAD-AP01", "text", "A group", {});
  std::string told;
  for (const auto& one : since(start).by_party)
    told +=
        (one.party ? std::string(one.party->id()) : "-") + " " + std::to_string(one.total) + "; ";
  EXPECT_EQ(told, "COL 2; PER 2; - 1; ");
}

TEST_F(ChangesTest, SubjectsAreCountedBeforeAndAfter) {
  region.text("commitment/CM1", "text", "One", {});
  region.text("commitment/CM2", "text", "Two", {});
  const auto report = since(start + 1);
  const auto of = std::find_if(report.counts.begin(), report.counts.end(),
                               [](const auto& count) { return count.kind == "commitment"; });
  ASSERT_NE(of, report.counts.end());
  EXPECT_EQ(of->before, 1u);
  EXPECT_EQ(of->after, 2u);
}

TEST_F(ChangesTest, OfOnePartyOnlyWhatConcernsIt) {
  region.reference("commitment/CM1", "actor", "country/PER", {});
  region.reference("commitment/CM2", "actor", "country/COL", {});
  EXPECT_EQ(in_words(since(start, &region.country("COL"))), "added CM2 [COL]; ");
}

TEST_F(ChangesTest, WhatIsRestrictedIsNotTold) {
  region.text("commitment/CM1", "text", "A secret", {.restricted = true});
  EXPECT_TRUE(since(start).changes.empty());
}

TEST_F(ChangesTest, TheLastLoadBeginsAfterTheEntryBeforeIt) {
  EXPECT_EQ(before_last_load(region.view("2025-01-01")), start - 1);
  EXPECT_EQ(before_last_load(region.view_at("2025-01-01", 0)), 0u);
}

}  // namespace
}  // namespace acta::analysis
