#include "register/flow_vintages.h"

#include <gtest/gtest.h>

#include <map>

#include "register/testing.h"

namespace acta::record {
namespace {

Day month(unsigned number) { return make_day(2025, number, 1); }

FlowCount count(Day period, std::int64_t value) {
  return {"PAN-darien", "", period, FlowCount::Mark::counted, value, value};
}

TEST(FlowVintages, EachFileSaysWhatWasNewAndWhatItCorrected) {
  const FlowCounts first{count(month(1), 10), count(month(2), 20)};
  const FlowCounts second{count(month(2), 25), count(month(3), 30)};
  const std::map<Hash, FlowCounts> files{{digest_of(first), first}, {digest_of(second), second}};
  RecordBuilder build;
  build.kind("flow_file");
  build.property("received", "text", {});
  for (const FlowCounts* counts : {&first, &second})
    build.text("flow_file/" + hex(digest_of(*counts)), "received", "0", {});
  const CountsOf counts_of = [&](const Hash& digest) {
    return std::make_shared<const FlowCounts>(files.at(digest));
  };
  const auto vintages = flow_vintages(build.view("2025-06-01"), counts_of, "PAN-darien");
  ASSERT_EQ(vintages.size(), 2U);
  EXPECT_EQ(vintages[0].created, 2U);
  EXPECT_TRUE(vintages[0].revisions.empty());
  EXPECT_EQ(vintages[1].created, 1U);
  ASSERT_EQ(vintages[1].revisions.size(), 1U);
  EXPECT_EQ(vintages[1].revisions[0].before.low, 20);
  EXPECT_EQ(vintages[1].revisions[0].after.low, 25);
  EXPECT_TRUE(flow_vintages(build.view("2025-06-01"), counts_of, "HND-irregular").empty());
}

}  // namespace
}  // namespace acta::record
