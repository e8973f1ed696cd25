#include "analysis/what_if.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

using Kind = Change::Kind;

Change join(std::string mechanism, std::string party) {
  return {Kind::join, std::move(mechanism), std::move(party), {}, {}, "--join"};
}
Change leave(std::string mechanism, std::string party) {
  return {Kind::leave, std::move(mechanism), std::move(party), {}, {}, "--leave"};
}

class WhatIfTest : public ::testing::Test {
 protected:
  Checked<WhatIf> ask(std::vector<Change> changes) {
    const record::View view = region.view("2023-07-01");
    return what_if(view, {view.at(), std::move(changes)});
  }
  std::string refusal(std::vector<Change> changes) {
    const auto result = ask(std::move(changes));
    return result ? "accepted" : result.error().at(0).message;
  }
  Region region;
};

TEST_F(WhatIfTest, SurinameAndTrinidadJoin) {
  const auto result = ask({join("LAD", "SUR"), join("LAD", "TTO")});
  ASSERT_TRUE(result);
  std::string changed;
  for (const OverlapDifference& difference : result->overlaps)
    changed += std::string(difference.after.mechanism->id()) + " " +
               std::to_string(difference.before.common.certain) + ">" +
               std::to_string(difference.after.common.certain) + " ";
  EXPECT_EQ(changed, "CAM 21>23 CRM 9>9 CSM 9>10 MIRPS 7>7 QP 12>12 R4V 12>13 ");
  EXPECT_TRUE(result->after.how.scenario);
  EXPECT_FALSE(result->before.how.scenario);
  std::vector<const record::Subject*> idle;
  for (const LoadDifference& difference : result->loads) idle.push_back(difference.party);
  EXPECT_EQ(ids(idle), "SUR TTO") << "members without a seat";
}

TEST_F(WhatIfTest, TheRecordIsNotTouched) {
  const std::uint64_t before = region.view("2023-07-01").at();
  ASSERT_TRUE(ask({leave("LAD", "USA")}));
  EXPECT_EQ(region.view("2023-07-01").at(), before);
  EXPECT_EQ(overlap(region.view("2023-07-01")).rows.at(0).common.certain, 21u);
}

TEST_F(WhatIfTest, WhoLeavesLeavesItsGroups) {
  const auto result = ask({leave("LAD", "SLV")});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->load_before.parties.front().party->id(), "SLV");
  EXPECT_EQ(result->load_after.parties.front().groups, 5u);
}

TEST_F(WhatIfTest, AnObserverCanLeaveToo) {
  EXPECT_EQ(refusal({leave("CSM", "MEX")}), "accepted");
  EXPECT_EQ(refusal({leave("CSM", "PAN")}), "error.what-if.not-a-member");
}

TEST_F(WhatIfTest, MergedGroupsShareTheirMembers) {
  const auto result = ask({{Kind::merge_groups, {}, {}, "LAD-AP07", "LAD-AP08", "--merge"}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->load_after.groups, 10u);
  EXPECT_TRUE(ask({{Kind::add_group, "LAD", {}, "LAD-AP12", {}, "--add"},
                   {Kind::sit, {}, "BRA", "LAD-AP12", {}, "--sit"}}));
}

TEST_F(WhatIfTest, ContradictionsAndNothingsAreRefused) {
  EXPECT_EQ(refusal({join("LAD", "SUR"), leave("LAD", "SUR")}), "error.what-if.contradiction");
  EXPECT_EQ(refusal({join("LAD", "SUR"), join("LAD", "SUR")}), "error.what-if.contradiction");
  EXPECT_EQ(refusal({join("LAD", "PER")}), "error.what-if.already-member");
  EXPECT_EQ(refusal({leave("LAD", "DOM")}), "error.what-if.not-a-member");
  EXPECT_EQ(refusal({join("NATO", "PER")}), "error.what-if.unknown-mechanism");
  EXPECT_EQ(refusal({join("LAD", "XXX")}), "error.what-if.unknown-party");
  EXPECT_EQ(refusal({{Kind::sit, {}, "PER", "LAD-AP99", {}, {}}}), "error.what-if.unknown-group");
  EXPECT_EQ(refusal({{Kind::sit, {}, "PER", "LAD-AP04", {}, {}}}), "error.what-if.already-seated");
  EXPECT_EQ(refusal({{Kind::stand_up, {}, "BRA", "LAD-AP04", {}, {}}}), "error.what-if.not-seated");
  EXPECT_EQ(refusal({{Kind::merge_groups, {}, {}, "LAD-AP04", "LAD-AP04", {}}}),
            "error.what-if.merge-with-itself");
  EXPECT_EQ(refusal({{Kind::add_group, "LAD", {}, "LAD-AP04", {}, {}}}),
            "error.what-if.group-exists");
}

TEST_F(WhatIfTest, EveryErrorIsToldAtItsPlace) {
  const auto result = ask({join("LAD", "PER"), leave("LAD", "DOM")});
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().size(), 2u);
  EXPECT_EQ(result.error()[0].place, "--join");
  EXPECT_EQ(result.error()[1].place, "--leave");
}

TEST_F(WhatIfTest, AScenarioOlderThanTheRecordIsStale) {
  const record::View view = region.view("2023-07-01");
  EXPECT_FALSE(what_if(view, {view.at(), {}})->stale);
  EXPECT_TRUE(what_if(view, {view.at() - 1, {}})->stale);
}

std::vector<std::string> in_words(const Facts& facts) {
  std::vector<std::string> words;
  for (const Memberships::Body& body : facts.memberships.bodies)
    for (const record::Membership& member : body.members)
      words.push_back(std::string(body.mechanism->id()) + " " + std::string(member.party->id()) +
                      (member.certainty == Certainty::certain ? "" : "?"));
  return words;
}

TEST(WhatIf, UndoneIsAsBefore) {
  Region region;
  const record::View view = region.view("2023-07-01");
  const Facts before = facts(view);
  EXPECT_TRUE(rc::check([&] {
    const auto party = *rc::gen::element<std::string>("TTO", "DOM", "NIC", "ESP", "MEX", "VEN");
    const auto body = *rc::gen::element<std::string>("MIRPS", "CSM", "QP", "LAD");
    const auto joined = apply(view, before, {join(body, party)});
    RC_PRE(joined.has_value());
    const auto left = apply(view, *joined, {leave(body, party)});
    RC_ASSERT(left.has_value());
    RC_ASSERT(in_words(*joined) != in_words(before));
    RC_ASSERT(in_words(*left) == in_words(before));
  }));
}

}  // namespace
}  // namespace acta::analysis
