#include "warning/elastic_net.h"

#include <cmath>

#include "warning/testing.h"

namespace acta::warning {
namespace {

// What is minimised, less the part that no coefficient changes.
double objective(const Moments& moments, const Penalty& penalty, const std::vector<double>& b) {
  double value = 0;
  const double scale = std::sqrt(moments.target_variance());
  for (std::size_t i = 0; i < b.size(); ++i) {
    value -= b[i] * moments.target_covariance(i);
    for (std::size_t j = 0; j < b.size(); ++j)
      value += 0.5 * b[i] * b[j] * moments.covariance(i, j);
    const double standard = std::abs(b[i]) * std::sqrt(moments.covariance(i, i));
    value += penalty.lambda *
             (penalty.alpha * standard + (1 - penalty.alpha) / 2 * standard * standard / scale);
  }
  return value;
}

// Two inputs of this design nearly repeat each other; there glmnet stops up to 1.2e-5 before the
// least value.
TEST(ElasticNet, FollowsThePathOfGlmnetToTheLeastValue) {
  ACTA_NEEDS_GOLDEN_CASES();
  const auto design = testing::read_golden("golden/exact/enet_design.csv");
  const std::size_t inputs = design.header.size() - 1;
  Moments moments(inputs);
  for (const auto& row : design.rows) {
    std::vector<double> x;
    for (std::size_t i = 1; i <= inputs; ++i) x.push_back(testing::number(row[i]));
    moments.add(x, testing::number(row[0]));
  }
  const auto path = testing::read_golden("golden/exact/enet_path_alpha0.5.csv");
  ASSERT_EQ(path.rows.size(), 40u);
  EXPECT_NEAR(largest_lambda(moments, 0.5), testing::number(path.rows[0][0]), 1e-6);
  LinearModel model{0, std::vector<double>(inputs)};
  std::size_t within = 0;
  for (const auto& row : path.rows) {
    const Penalty penalty{testing::number(row[0]), 0.5};
    model = elastic_net(moments, penalty, {}, &model);
    EXPECT_NEAR(model.intercept, testing::number(row[1]), 1e-6);
    std::vector<double> theirs;
    for (std::size_t i = 0; i < inputs; ++i) {
      theirs.push_back(testing::number(row[i + 2]));
      EXPECT_NEAR(model.coefficients[i], theirs[i], 2e-5) << row[0] << ' ' << i;
      within += std::abs(model.coefficients[i] - theirs[i]) <= 1e-6;
    }
    EXPECT_LE(objective(moments, penalty, model.coefficients),
              objective(moments, penalty, theirs) + 1e-15);
  }
  EXPECT_GE(within, 940u);  // of 1000
}

TEST(ElasticNet, KeepsACoefficientFromBecomingNegative) {
  Moments moments(2);
  for (int t = 0; t < 50; ++t) {
    const double a = std::sin(t * 1.3), b = std::cos(t * 2.1);
    moments.add(std::vector<double>{a, b}, 2 * a - 3 * b);
  }
  const LinearModel free = elastic_net(moments, {1e-6, 0.5});
  EXPECT_NEAR(free.coefficients[1], -3, 1e-3);
  const bool bounds[] = {false, true};
  const LinearModel bounded = elastic_net(moments, {1e-6, 0.5}, bounds);
  EXPECT_EQ(bounded.coefficients[1], 0);
  EXPECT_GT(bounded.coefficients[0], 1.5);
}

TEST(ElasticNet, LeavesOutAnInputThatNeverChanges) {
  Moments moments(2);
  for (int t = 0; t < 20; ++t)
    moments.add(std::vector<double>{7, static_cast<double>(t)}, 3.0 * t + 1);
  const LinearModel model = elastic_net(moments, {0, 0.5});
  EXPECT_EQ(model.coefficients[0], 0);
  EXPECT_NEAR(model.at(std::vector<double>{7, 30}), 91, 1e-6);
}

}  // namespace
}  // namespace acta::warning
