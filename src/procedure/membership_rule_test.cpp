#include "procedure/membership_rule.h"

#include "procedure/testing_intake.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using testing::claim, testing::IntakeTest, testing::small_pack, testing::sourced;

using MembershipRule = IntakeTest;

TEST_F(MembershipRule, ASourceSaysNotTwiceThatAPartyBelongsToAMechanismAtTheSameTime) {
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

}  // namespace
}  // namespace acta::procedure
