#include "analysis/conversion.h"

#include <gtest/gtest.h>

#include "register/testing.h"

namespace acta::analysis {
namespace {

struct ConversionTest : testing::Test {
  ConversionTest() {
    build.kind("unit");
    build.property("equals", "quantity", {.cardinality = "one"});
    build.quantity("unit/thousand_persons", "equals", "1000", {.unit = "persons"});
    build.quantity("unit/per_mille", "equals", "0.1", {.unit = "percent"});
    build.quantity("unit/dozen", "equals", "12", {.unit = "persons"});
  }
  std::string in(const char* amount, const char* from, const char* to) {
    const auto same = converted(build.view("2026-01-01"), parse_decimal(amount).value(), from, to);
    return same ? format_decimal(*same) : "none";
  }
  record::RecordBuilder build;
};

TEST_F(ConversionTest, IsExactInBothDirections) {
  EXPECT_EQ(in("12.5", "thousand_persons", "persons"), "12500");
  EXPECT_EQ(in("12500", "persons", "thousand_persons"), "12.5");
  EXPECT_EQ(in("412", "per_mille", "percent"), "41.2");
  EXPECT_EQ(in("41.2", "percent", "per_mille"), "412");
  EXPECT_EQ(in("-3", "thousand_persons", "persons"), "-3000");
}

TEST_F(ConversionTest, IsNotOfferedWhereItWouldHaveToRound) {
  EXPECT_EQ(in("36", "persons", "dozen"), "3");
  EXPECT_EQ(in("10", "persons", "dozen"), "none");
  EXPECT_EQ(in("9000000000000000000", "thousand_persons", "persons"), "none");
  EXPECT_EQ(in("10", "persons", "percent"), "none");
  EXPECT_EQ(in("10", "nothing", "persons"), "none");
}

}  // namespace
}  // namespace acta::analysis
