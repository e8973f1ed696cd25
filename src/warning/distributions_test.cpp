#include "warning/distributions.h"

#include <cmath>

#include <gtest/gtest.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

TEST(Distributions, EqualTheTablesOfTheNormalDistribution) {
  EXPECT_NEAR(normal_quantile(0.975), 1.95996398454005, 1e-13);
  EXPECT_NEAR(normal_quantile(1e-10), -6.36134090240406, 1e-12);
  EXPECT_NEAR(normal_cdf(1.959963984540054), 0.975, 1e-15);
  EXPECT_NEAR(normal_cdf(-8), 6.22096057427178e-16, 1e-28);
}

TEST(Distributions, EqualTheTablesOfStudent) {
  EXPECT_NEAR(student_two_sided(2.57058183563632, 5), 0.05, 1e-14);
  EXPECT_NEAR(student_two_sided(-9.37748978040714, 30), 2e-10, 1e-22);
}

TEST(Distributions, CountsAddUp) {
  for (const double dispersion : {1.0, 1.3, 60.0}) {
    const CountDistribution y{12, dispersion};
    double sum = 0;
    for (double k = 0; k < 40; ++k) {
      sum += y.mass(k);
      EXPECT_NEAR(y.below(k), sum, 1e-12) << dispersion << ' ' << k;
      EXPECT_NEAR(y.above(k + 1), 1 - sum, 1e-12) << dispersion << ' ' << k;
    }
  }
}

TEST(Distributions, AQuantileIsTheSmallestCountThatReachesIt) {
  for (const double mean : {0.05, 0.7, 3.0, 80.0, 25000.0, 6e5})
    for (const double dispersion : {1.0, 1.0001, 4.0, 5000.0, 1e7})
      for (const double p : {0.001, 0.5, 0.95, 0.995, 1 - 1e-9}) {
        const CountDistribution y{mean, dispersion};
        const double k = y.quantile(p);
        EXPECT_GE(y.below(k), p * (1 - 1e-13)) << mean << ' ' << dispersion << ' ' << p;
        if (k > 0) {
          EXPECT_LT(y.below(k - 1), p) << mean << ' ' << dispersion << ' ' << p;
        }
      }
}

TEST(Distributions, QuantilesNeverCross) {
  for (const double mean : {1e-3, 5.0, 1e6, 1e9})
    for (const double dispersion : {1.0, 1e2, 1e7, 1e10}) {
      double before = 0;
      for (double p = 0.01; p < 1; p += 0.01) {
        const double k = CountDistribution{mean, dispersion}.quantile(p);
        EXPECT_GE(k, before) << mean << ' ' << dispersion << ' ' << p;
        before = k;
      }
    }
}

TEST(Distributions, NothingExpectedIsNothingAndNoAnswerIsNaN) {
  EXPECT_EQ((CountDistribution{0, 1}).quantile(0.99), 0);
  EXPECT_EQ((CountDistribution{0, 3}).below(0), 1);
  EXPECT_EQ((CountDistribution{0, 3}).above(1), 0);
  for (const double mean : {1e-12, 1e9, 1e15})
    for (const double dispersion : {1.0, 1e3, 1e12})
      EXPECT_TRUE(std::isfinite((CountDistribution{mean, dispersion}).quantile(0.995)));
}

TEST(Distributions, QuantilesOfCountsEqualRsInEveryGoldenCase) {
  ACTA_NEEDS_GOLDEN_CASES();
  const testing::Golden golden = testing::read_golden("golden/exact/nb_quantiles.csv");
  ASSERT_GT(golden.rows.size(), 200u);
  for (const auto& row : golden.rows) {
    const CountDistribution y{testing::number(row[0]), testing::number(row[1])};
    const double k = y.quantile(testing::number(row[2]));
    EXPECT_EQ(k, testing::number(row[3])) << row[0] << ' ' << row[1] << ' ' << row[2];
    EXPECT_NEAR(y.above(k), testing::number(row[4]), 1e-9 * testing::number(row[4]))
        << row[0] << ' ' << row[1] << ' ' << row[2];
  }
}

// Computed with qnbinom of R 4.2.2.
TEST(Distributions, QuantilesOfMillionsAreExactToo) {
  EXPECT_EQ((CountDistribution{4000000, 19090}).quantile(0.99), 4670773);
  EXPECT_EQ((CountDistribution{26791400, 73258}).quantile(0.75), 27722555);
  EXPECT_EQ((CountDistribution{678789000, 5503020}).quantile(0.995), 846532946);
  EXPECT_EQ((CountDistribution{2219285120.659637, 9.2133756795329251}).quantile(0.95), 2219520329);
}

TEST(Distributions, NormalAndStudentEqualRsInEveryGoldenCase) {
  ACTA_NEEDS_GOLDEN_CASES();
  for (const auto& row : testing::read_golden("golden/exact/normal_t_quantiles.csv").rows) {
    const double p = testing::number(row[0]), z = testing::number(row[1]);
    EXPECT_NEAR(normal_quantile(p), z, 1e-10 * std::max(1.0, std::abs(z))) << p;
    EXPECT_NEAR(student_two_sided(testing::number(row[2]), 5), 2 * std::min(p, 1 - p), 1e-9) << p;
    EXPECT_NEAR(student_two_sided(testing::number(row[3]), 30), 2 * std::min(p, 1 - p), 1e-9) << p;
  }
}

}  // namespace
}  // namespace acta::warning
