#include "warning/one_step.h"

#include <cmath>

#include <gtest/gtest.h>

namespace acta::warning {
namespace {

OneStep after(const std::vector<double>& values, std::size_t period) {
  OneStep model(period);
  for (const double value : values) model.see(value);
  return model;
}

TEST(OneStep, SaysNothingBeforeTheFirstValueAndThenTheLastOne) {
  OneStep model(12);
  EXPECT_TRUE(std::isnan(model.forecast()));
  model.see(3);
  EXPECT_EQ(model.forecast(), 3);
  EXPECT_TRUE(std::isnan(model.deviation()));
}

TEST(OneStep, LearnsASeason) {
  std::vector<double> values;
  for (int t = 0; t < 72; ++t) values.push_back(t % 12 == 11 ? 9 : 5);
  EXPECT_NEAR(after({values.begin(), values.end() - 1}, 12).forecast(), 9, 0.1);
  EXPECT_NEAR(after(values, 12).forecast(), 5, 0.1);
  EXPECT_NEAR(after(values, 1).forecast(), 9, 4);
}

TEST(OneStep, FollowsALevelThatShiftedAndKnowsHowUncertainItIs) {
  std::vector<double> values(40, 5.0);
  values.resize(60, 8.0);
  EXPECT_NEAR(after(values, 12).forecast(), 8, 0.1);
  EXPECT_GT(after({values.begin(), values.begin() + 41}, 12).deviation(),
            after(values, 12).deviation());
}

TEST(OneStep, AGapTeachesNothing) {
  std::vector<double> values(30, 5.0);
  OneStep model = after(values, 12);
  const double before = model.deviation();
  model.see(std::nan(""));
  EXPECT_EQ(model.deviation(), before);
  EXPECT_NEAR(model.forecast(), 5, 1e-12);
}

}  // namespace
}  // namespace acta::warning
