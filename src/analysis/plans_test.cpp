#include "analysis/plans.h"

#include <gtest/gtest.h>

#include "analysis/testing.h"

namespace acta::analysis {
namespace {

struct PlansTest : testing::Test {
  PlansTest() {
    region.kind("outcome");
    for (const char* part : {"plan_purpose", "outcome", "risk"})
      region.code("process/los-angeles", "plan_part", part, {});
  }
  std::optional<Plan> plan(std::string_view committee) {
    const auto view = region.view("2023-07-01");
    return plan_of(view, *view.find(committee));
  }
  std::string missing(std::string_view committee) {
    std::string all;
    for (const std::string_view code : plan(committee)->missing())
      (all += all.empty() ? "" : " ") += code;
    return all;
  }
  Region region;
};

TEST_F(PlansTest, CountsWhatIsOnRecordAndNamesWhatIsMissing) {
  EXPECT_EQ(missing("committee/LAD-AP01"), "plan_purpose outcome risk");
  region.text("committee/LAD-AP01", "risk", "Money may run out.", {});
  region.text("committee/LAD-AP01", "risk", "Nobody may come.", {});
  region.reference("outcome/O1", "committee", "committee/LAD-AP01", {});
  EXPECT_EQ(missing("committee/LAD-AP01"), "plan_purpose");
  EXPECT_EQ(plan("committee/LAD-AP01")->held(), 2u);
  EXPECT_EQ(plan("committee/LAD-AP01")->parts.at(2).said.size(), 2u);
  EXPECT_EQ(missing("committee/LAD-AP02"), "plan_purpose outcome risk");
}

TEST_F(PlansTest, NoneIsAskedOfAGroupOfAnotherMechanism) {
  region.reference("committee/QP-G1", "mechanism", "mechanism/QP", {});
  EXPECT_FALSE(plan("committee/QP-G1"));
}

TEST(Plans, NoneIsAskedWhereTheProcessHasNoFormat) {
  Region region;
  const auto view = region.view("2023-07-01");
  EXPECT_FALSE(plan_of(view, *view.find("committee/LAD-AP01")));
}

}  // namespace
}  // namespace acta::analysis
