#include "warning/theta.h"

#include <cmath>

#include "warning/season.h"
#include "warning/testing_competition.h"

namespace acta::warning {
namespace {

TEST(Smoothing, SolvesForTheFirstLevelOfLeastError) {
  const std::vector<double> y = {10, 12, 9, 14, 13, 15, 11, 16};
  const Smoothing best = smooth(y, 0.3);
  const auto squares = [&](double level) {
    double sum = 0;
    for (const double value : y) {
      sum += (value - level) * (value - level);
      level += 0.3 * (value - level);
    }
    return sum;
  };
  EXPECT_NEAR(best.squares, squares(best.first), 1e-9);
  EXPECT_LT(best.squares, squares(best.first + 0.01));
  EXPECT_LT(best.squares, squares(best.first - 0.01));
}

TEST(Smoothing, FindsNoWorseParameterOnAFineGrid) {
  std::vector<double> y;
  for (int t = 0; t < 80; ++t)
    y.push_back(100 + 30 * std::sin(t * t * 0.37) + 10 * std::cos(0.2 * t));
  const Smoothing best = smooth(y);
  for (double alpha = 0.001; alpha < 0.999; alpha += 0.001)
    EXPECT_LE(best.squares, smooth(y, alpha).squares * (1 + 1e-9)) << alpha;
}

// A quiet half year, then a level that moves: the error is least against the wall at the least
// parameter, and a search that comes from above stops in the valley before it.
TEST(Smoothing, StopsAsRDoesInTheFirstValleyThatASearchFromAboveMeets) {
  std::vector<double> y;
  for (int t = 0; t < 51; ++t)
    y.push_back(5000 + 900 * std::sin(1.7 * t * t) + (t > 20 && t < 34 ? 700 : 0));
  const Smoothing least = smooth(y), rest = smooth_as_r(y);
  EXPECT_LT(least.squares, rest.squares);
  EXPECT_NEAR(least.alpha, 1e-4, 1e-6);
  EXPECT_LT(rest.squares, smooth(y, rest.alpha * 0.8).squares);
  EXPECT_LT(rest.squares, smooth(y, rest.alpha * 1.2).squares);
}

TEST(Theta, IsThatOfROrOfLessError) {
  ACTA_NEEDS_GOLDEN_CASES();
  struct Set {
    const char *file, *kind, *golden;
    std::size_t period;
  };
  std::size_t points = 0, equal = 0;
  for (const Set& set : {Set{"m3_all", "MONTHLY", "m3_monthly", 12},
                         Set{"tourism_all", "MONTHLY", "tourism_monthly", 12},
                         Set{"m4_weekly", "WEEKLY", "m4_weekly", 1}}) {
    const auto histories = testing::histories(set.file, set.kind);
    std::map<std::string, double> variance;
    const auto params = testing::read_golden("golden/forecast/" + std::string(set.golden) +
                                             "_thetaf_params.csv.gz");
    for (const auto& row : params.rows) variance[row[0]] = testing::number(row[3]);
    SeasonSplit split;
    for (const auto& [id, theirs] : testing::peer(std::string(set.golden) + "_thetaf", "thetaf")) {
      std::vector<double> mean(theirs.mean.size());
      const Spread spread = theta(histories.at(id), set.period, split, mean);
      std::size_t near = 0;
      for (std::size_t h = 0; h < mean.size(); ++h) {
        const double high = mean[h] + 1.959963984540054 * spread.at(h + 1);
        near += std::abs(mean[h] - theirs.mean[h]) <= 1e-3 * std::abs(theirs.mean[h]) &&
                std::abs(high - theirs.high95[h]) <= 1e-2 * std::abs(theirs.high95[h]);
      }
      points += mean.size();
      equal += near;
      const double least = spread.sigma * spread.sigma;
      EXPECT_TRUE(near == mean.size() || least < variance[id]) << id << ": a worse fit than R's";
    }
  }
  EXPECT_GE(static_cast<double>(equal), 0.99 * static_cast<double>(points));
  RecordProperty("equal", static_cast<int>(equal));
  RecordProperty("points", static_cast<int>(points));
}

}  // namespace
}  // namespace acta::warning
