#include "register/records/participation.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::record {
namespace {

struct ParticipationTest : testing::Test {
  const Subject& promise(const View& view) { return *view.find("commitment/C1"); }
  RecordBuilder build;
};

TEST_F(ParticipationTest, WhoLeftStaysOnRecordWithItsShare) {
  build.reference("commitment/C1", "actor", "country/COL", {});
  build.reference("commitment/C1", "actor", "country/PER", {.until = "2025-03-01"});
  build.reference("undertaking/C1-PER", "commitment", "commitment/C1", {});
  build.reference("undertaking/C1-PER", "party", "country/PER", {});
  build.code("undertaking/C1-PER", "actor_role", "partner", {});
  build.quantity("undertaking/C1-PER", "share", "500", {.unit = "persons"});
  const View after = build.view("2025-06-01");
  const auto all = participations(after, promise(after));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_FALSE(all[0].left);
  EXPECT_TRUE(all[1].left);
  EXPECT_EQ(all[1].role, "partner");
  EXPECT_EQ(format_decimal(all[1].share->amount), "500");
  const View before = build.view("2025-03-01");
  EXPECT_FALSE(participations(before, promise(before))[1].left);
  EXPECT_FALSE(is_orphaned(after, promise(after)));
}

TEST_F(ParticipationTest, APromiseIsOrphanedWhenTheLastHasLeft) {
  build.reference("commitment/C1", "actor", "country/COL", {.until = "2025-03-01"});
  const View last = build.view("2025-03-01"), after = build.view("2025-03-02");
  EXPECT_FALSE(is_orphaned(last, promise(last)));
  EXPECT_TRUE(is_orphaned(after, promise(after)));
}

TEST_F(ParticipationTest, WhoCameBackStandsBehindItAgain) {
  build.reference("commitment/C1", "actor", "country/COL", {.until = "2024-03-01"});
  build.reference("commitment/C1", "actor", "country/COL", {.from = "2025-01-01"});
  const View between = build.view("2024-06-01"), after = build.view("2025-06-01");
  EXPECT_TRUE(is_orphaned(between, promise(between)));
  const auto all = participations(after, promise(after));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_FALSE(all[0].left);
}

TEST_F(ParticipationTest, WhatAResolutionSetAsideIsNoPart) {
  const auto said = build.reference("commitment/C1", "actor", "country/PER", {});
  build.reference("commitment/C1", "actor", "country/COL", {});
  build.resolve("disagreement/DX1", ResolutionKind::error, {said}, {});
  const View view = build.view("2025-06-01");
  const auto all = participations(view, promise(view));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].party->id(), "COL");
}

TEST_F(ParticipationTest, APromiseOfNobodyIsNoOrphan) {
  build.text("commitment/C1", "text", "Somebody shall do it.", {});
  const View view = build.view("2025-03-01");
  EXPECT_FALSE(is_orphaned(view, promise(view)));
}

}  // namespace
}  // namespace acta::record
