#include "warning/false_discovery.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

TEST(FalseDiscovery, AdjustsByHand) {
  // 1/32·4/1, 3/32·4/2, 1/4·4/3 and 3/4·4/4, the least from above.
  const auto adjusted = benjamini_hochberg(std::vector{0.75, 0.03125, 0.25, 0.09375});
  const std::vector by_hand{0.75, 0.125, 1.0 / 3, 0.1875};
  for (std::size_t i = 0; i < by_hand.size(); ++i) EXPECT_DOUBLE_EQ(adjusted[i], by_hand[i]);
  EXPECT_EQ(benjamini_hochberg({}), std::vector<double>{});
  EXPECT_EQ(benjamini_yekutieli(std::vector{0.5}), std::vector<double>{0.5});
}

TEST(FalseDiscovery, EqualsRInEveryGoldenCase) {
  ACTA_NEEDS_GOLDEN_CASES();
  const testing::Golden golden = testing::read_golden("golden/exact/fdr_cases.csv");
  std::vector<double> p;
  for (const auto& row : golden.rows) p.push_back(testing::number(row[0]));
  const auto bh = benjamini_hochberg(p), by = benjamini_yekutieli(p);
  for (std::size_t i = 0; i < p.size(); ++i) {
    EXPECT_NEAR(bh[i], testing::number(golden.rows[i][1]), 1e-10 * bh[i]) << i;
    EXPECT_NEAR(by[i], testing::number(golden.rows[i][2]), 1e-10 * by[i]) << i;
  }
}

TEST(FalseDiscovery, KeepsOrderAndNeverMakesAPSmaller) {
  EXPECT_TRUE(rc::check([] {
    std::vector<double> p;
    for (const int thousandth : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1001)))
      p.push_back(thousandth / 1000.0);
    const auto adjusted = benjamini_hochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      RC_ASSERT(adjusted[i] >= p[i] && adjusted[i] <= 1);
      for (std::size_t k = 0; k < p.size(); ++k)
        if (p[i] <= p[k]) RC_ASSERT(adjusted[i] <= adjusted[k]);
    }
  }));
}

}  // namespace
}  // namespace acta::warning
