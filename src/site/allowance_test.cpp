#include "site/allowance.h"

#include <gtest/gtest.h>

namespace acta::site {
namespace {

using namespace std::chrono_literals;

class AllowanceTest : public ::testing::Test {
 protected:
  Allowance allowance{{.a_second = 2, .at_once = 3}};
  Allowance::Moment start{};
  int taken(const std::string& house, Allowance::Moment now) {
    int count = 0;
    while (count < 100 && allowance.take(house, now)) ++count;
    return count;
  }
};

TEST_F(AllowanceTest, AHouseHasItsShareAtOnceAndThenAsManyASecond) {
  EXPECT_EQ(taken("192.0.2.0/24", start), 3);
  EXPECT_EQ(taken("192.0.2.0/24", start + 400ms), 0);
  EXPECT_EQ(taken("192.0.2.0/24", start + 1s), 2);
}

TEST_F(AllowanceTest, AHouseThatWasAwayHasNoMoreThanItsShare) {
  taken("192.0.2.0/24", start);
  EXPECT_EQ(taken("192.0.2.0/24", start + 1h), 3);
}

TEST_F(AllowanceTest, OneHouseTakesNothingFromAnother) {
  taken("192.0.2.0/24", start);
  EXPECT_EQ(taken("198.51.100.0/24", start), 3);
}

TEST_F(AllowanceTest, WhatTookLongIsPaidBeforeMoreIsGiven) {
  allowance.charge("192.0.2.0/24", 7, start);  // of the three it had: four are owed
  EXPECT_EQ(allowance.wait("192.0.2.0/24", start), 3s);
  EXPECT_EQ(taken("192.0.2.0/24", start + 2s), 0);
  EXPECT_EQ(allowance.wait("192.0.2.0/24", start + 2s), 1s);
  EXPECT_EQ(taken("192.0.2.0/24", start + 3s), 2);
}

TEST_F(AllowanceTest, WhoHasTokensNeedNotWait) {
  EXPECT_EQ(allowance.wait("192.0.2.0/24", start), 0s);
}

TEST_F(AllowanceTest, HousesThatHaveAllTheirTokensAreForgotten) {
  for (int i = 0; i < 10'000; ++i) allowance.take(std::to_string(i), start + i * 10ms);
  EXPECT_LT(allowance.houses(), 5'000u);
}

}  // namespace
}  // namespace acta::site
