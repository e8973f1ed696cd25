#include "warning/ears.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

std::vector<Verdict> judged(const std::vector<double>& counts, const EarsOptions& options) {
  std::vector<Verdict> verdicts(counts.size());
  ears(counts, options, verdicts);
  return verdicts;
}

TEST(Ears, C1ComparesWithTheSevenCountsBefore) {
  const auto verdicts = judged({1, 2, 3, 4, 5, 6, 7, 12}, {.alpha = 0.001});
  EXPECT_FALSE(verdicts[6].bound);
  EXPECT_EQ(verdicts[7].expected, 4);
  EXPECT_NEAR(*verdicts[7].bound, 4 + 3.090232306167813 * 2.160246899469287, 1e-12);
  EXPECT_TRUE(verdicts[7].alarm);
}

TEST(Ears, C2LeavesOutTheTwoCountsBeforeSoThatARiseDoesNotHideItself) {
  const std::vector<double> counts{5, 6, 5, 6, 5, 6, 5, 30, 30, 30};
  EXPECT_FALSE(judged(counts, {.rule = EarsOptions::c1}).back().alarm);
  EXPECT_TRUE(judged(counts, {.rule = EarsOptions::c2}).back().alarm);
}

TEST(Ears, AConstantPastHasABoundButC3WithoutADeviationHasNone) {
  const std::vector<double> counts(20, 3.0);
  EXPECT_EQ(judged(counts, {.rule = EarsOptions::c1}).back().bound, 3);
  EXPECT_FALSE(judged(counts, {.rule = EarsOptions::c3}).back().bound);
  EXPECT_TRUE(judged(counts, {.rule = EarsOptions::c3, .min_sigma = 1}).back().bound);
}

TEST(Ears, SilenceIsNotZero) {
  std::vector<double> counts(20, 3.0);
  counts[15] = std::nan("");
  const auto verdicts = judged(counts, {.rule = EarsOptions::c1});
  EXPECT_TRUE(verdicts[14].bound);
  EXPECT_FALSE(verdicts[15].alarm);
  EXPECT_FALSE(verdicts[16].bound);
}

EarsOptions golden_options(const std::string& config) {
  EarsOptions options;
  options.rule = config[1] == '1'   ? EarsOptions::c1
                 : config[1] == '2' ? EarsOptions::c2
                                    : EarsOptions::c3;
  const bool usual = config.ends_with("_def");
  options.alpha = usual ? (config[1] == '3' ? 0.025 : 0.001) : config[1] == '1' ? 0.005 : 0.01;
  if (!usual) options.baseline = 12;
  options.min_sigma = usual || config[1] == '2' ? 0 : config[1] == '1' ? 1 : 0.5;
  return options;
}

TEST(Ears, EqualsEarsCInEveryGoldenCase) {
  ACTA_NEEDS_GOLDEN_CASES();
  testing::Panels panels;
  std::map<std::string, std::vector<Verdict>> kept;
  const testing::Golden golden = testing::read_golden("golden/detect/earsC.csv.gz");
  for (const auto& row : golden.rows) {
    const std::string key = row[0] + '/' + row[1] + '/' + row[2];
    auto found = kept.find(key);
    if (found == kept.end())
      found =
          kept.emplace(key, judged(panels.series(row[0], row[1]), golden_options(row[2]))).first;
    const Verdict& verdict = found->second.at(std::stoul(row[3]) - 1);
    const double bound = testing::number(row[5]);
    ASSERT_EQ(verdict.bound.has_value(), !std::isnan(bound)) << key << ' ' << row[3];
    if (!verdict.bound) continue;
    EXPECT_NEAR(*verdict.bound, bound, 1e-10 * std::abs(bound)) << key << ' ' << row[3];
    EXPECT_EQ(verdict.alarm, row[6] == "1") << key << ' ' << row[3];
  }
}

}  // namespace
}  // namespace acta::warning
