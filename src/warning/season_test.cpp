#include "warning/season.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

std::vector<double> seasonal(std::size_t n) {
  std::vector<double> y;
  const double index[] = {0.8, 1.0, 1.2, 1.0};
  for (std::size_t t = 0; t < n; ++t) y.push_back((100 + static_cast<double>(t)) * index[t % 4]);
  return y;
}

TEST(Season, IsFoundWhereItIsAndNotInAConstant) {
  EXPECT_TRUE(has_season(seasonal(40), 4));
  EXPECT_FALSE(has_season(seasonal(11), 4));  // fewer than three whole periods
  EXPECT_FALSE(has_season(std::vector<double>(40, 1e9 + 0.1), 4));
  EXPECT_FALSE(has_season(seasonal(40), 1));
}

TEST(Season, IndicesAreThoseThatTheSeriesWasMadeWith) {
  std::vector<double> indices(4);
  ASSERT_TRUE(season_indices(seasonal(80), SeasonForm::multiplicative, indices));
  EXPECT_NEAR(indices[0], 0.8, 0.005);
  EXPECT_NEAR(indices[2], 1.2, 0.005);
  shrink_indices(SeasonForm::multiplicative, 0.5, indices);
  EXPECT_NEAR(indices[0] + indices[1] + indices[2] + indices[3], 4, 1e-12);
  EXPECT_GT(indices[0], 0.85);
}

TEST(Season, OfZerosIsNone) {
  std::vector<double> y = seasonal(40);
  for (std::size_t t = 0; t < y.size(); t += 4) y[t] = 0;
  std::vector<double> indices(4);
  EXPECT_FALSE(season_indices(y, SeasonForm::multiplicative, indices));
  EXPECT_EQ(indices[0], 1);
  EXPECT_TRUE(season_indices(y, SeasonForm::additive, indices));
}

TEST(Season, AYearOfZerosDoesNotHideIt) {
  std::vector<double> y;
  for (int t = 0; t < 60; ++t) y.push_back(t >= 24 && t < 48 ? 0 : 100 + 50 * (t % 4));
  std::array<double, 4> indices;
  ASSERT_TRUE(season_indices(y, SeasonForm::multiplicative, indices));
  EXPECT_TRUE(std::is_sorted(indices.begin(), indices.end()));
  EXPECT_NEAR(indices[3] / indices[0], 2.5, 0.4);
}

TEST(Season, ComesBackAfterItWasTakenOut) {
  const std::vector<double> y = seasonal(42);
  SeasonSplit split;
  split.take(y, 4, {}, 1);
  ASSERT_TRUE(split.found);
  EXPECT_GT(split.strength(y), 0.99);
  std::vector<double> next(3, 1.0);
  split.restore(next);
  EXPECT_NEAR(next[0], 1.2, 0.01);  // 42 values: the third season is next
  EXPECT_NEAR(next[2], 0.8, 0.01);
}

}  // namespace
}  // namespace acta::warning
