#include "warning/farrington.h"

#include <cmath>
#include <cstdio>
#include <map>

#include <gtest/gtest.h>

#include "warning/testing.h"

namespace acta::warning {
namespace {

FarringtonOptions golden_options(const std::string& config) {
  using Bound = FarringtonOptions::Bound;
  using Power = FarringtonOptions::Power;
  FarringtonOptions o;
  const bool monthly = config.ends_with("_m");
  const std::string name = config.substr(2, config.size() - (monthly ? 4 : 2));
  o.frequency = monthly ? 12 : 52;
  o.half_window = monthly ? 1 : 3;
  if (name == "default") return o;
  o.years = 4;
  if (name == "farr96") {
    o.weights_threshold = 1;
    o.exclude = o.half_window;
    return o;
  }
  if (name == "none") {
    o.years = 3;
    o.half_window = 2;
    o.power = Power::one;
    o.alpha = 0.025;
    o.few_cases = 0;
    return o;
  }
  if (name == "notrend") {
    o.trend = false;
    o.power = Power::half;
    o.alpha = 0.01;
    if (monthly) o.years = 3;
    else {
      o.levels = 5;
      o.exclude = 26;
    }
    return o;
  }
  o.levels = monthly ? 4 : 10;
  o.exclude = monthly ? 6 : 26;
  o.trend_p = 1;
  o.bound = name == "muan" ? Bound::beyond_uncertainty : Bound::negative_binomial;
  if (name == "norew") o.reweight = false;
  if (name == "nouf_a005") {
    o.alpha = 0.005;
    if (monthly) {
      o.years = 3;
      o.exclude = 3;
    }
  }
  return o;
}

std::vector<Verdict> judged(const std::vector<double>& counts, const FarringtonOptions& options) {
  std::vector<Verdict> verdicts(counts.size());
  Farrington(options).judge(counts, verdicts);
  return verdicts;
}

// A year of twelve seasons, again and again, with a little that does not repeat.
std::vector<double> seasonal(std::size_t months) {
  std::vector<double> counts;
  for (std::size_t t = 0; t < months; ++t)
    counts.push_back(40 + 30 * static_cast<double>(t % 12) + static_cast<double>(t * 7 % 5));
  return counts;
}

// One panel under one setting.
struct Compared {
  int points = 0, zero = 0, bounds = 0, other_alarms = 0;
  double worst = 0;
};

TEST(Farrington, EqualsFarringtonFlexibleInEveryGoldenCase) {
  ACTA_NEEDS_GOLDEN_CASES();
  testing::Panels panels;
  std::map<std::string, std::vector<Verdict>> kept;
  std::map<std::string, Compared> compared;
  const testing::Golden golden = testing::read_golden("golden/detect/farringtonFlexible.csv.gz");
  for (const auto& row : golden.rows) {
    const std::string key = row[0] + '/' + row[1] + '/' + row[2];
    auto found = kept.find(key);
    if (found == kept.end())
      found =
          kept.emplace(key, judged(panels.series(row[0], row[1]), golden_options(row[2]))).first;
    const Verdict& verdict = found->second.at(std::stoul(row[3]) - 1);
    Compared& setting = compared[row[0] + ' ' + row[2]];
    const double bound = testing::number(row[5]), mean = testing::number(row[7]);
    ++setting.points;
    setting.other_alarms += verdict.alarm != (row[6] == "1");
    // Where all of a season's counts are 0 R stops at a mean of about 1e-11, which means nothing.
    if (std::isnan(mean) || mean < 1e-6) {
      ++setting.zero;
      continue;
    }
    ASSERT_EQ(verdict.bound.has_value(), !std::isnan(bound)) << key << " t=" << row[3];
    if (!verdict.bound) continue;
    ++setting.bounds;
    setting.worst = std::max(setting.worst, std::abs(*verdict.bound - bound) / bound);
  }
  for (const auto& [setting, c] : compared) {
    EXPECT_EQ(c.other_alarms, 0) << setting << " of " << c.points;
    EXPECT_LE(c.worst, 1e-6) << setting << " of " << c.bounds << " bounds";
  }
}

TEST(Farrington, SoundAndCompatibleFormsAreNearEachOtherWhereNothingIsDegenerate) {
  FarringtonOptions options{.frequency = 12, .years = 4, .half_window = 1, .levels = 4};
  const auto compatible = judged(seasonal(100), options);
  options.form = Form::sound;
  const auto sound = judged(seasonal(100), options);
  for (std::size_t t = 49; t < 100; ++t) {
    ASSERT_TRUE(compatible[t].bound && sound[t].bound) << t;
    EXPECT_NEAR(*sound[t].bound, *compatible[t].bound, 0.1 * *compatible[t].bound) << t;
  }
}

TEST(Farrington, SeesARiseAndNotTheSeason) {
  std::vector<double> counts = seasonal(100);
  counts.back() *= 3;
  for (const Form form : {Form::compatible, Form::sound}) {
    const auto verdicts = judged(
        counts, {.frequency = 12, .years = 4, .half_window = 0, .alpha = 0.005, .form = form});
    for (std::size_t t = 48; t < 99; ++t) EXPECT_FALSE(verdicts[t].alarm) << t;
    EXPECT_TRUE(verdicts[99].alarm);
  }
}

TEST(Farrington, JudgesTheNewestCountAsInTheWholeSeries) {
  const std::vector<double> counts = seasonal(90);
  for (const int levels : {1, 4}) {
    const FarringtonOptions options{
        .frequency = 12, .years = 3, .half_window = 1, .levels = levels};
    EXPECT_EQ(Farrington(options).newest(counts), judged(counts, options).back());
  }
}

TEST(Farrington, DoesNotJudgeBeforeThereIsHistory) {
  const FarringtonOptions options{.frequency = 12, .years = 3, .half_window = 1};
  EXPECT_FALSE(judged(seasonal(37), options).back().bound);
  EXPECT_TRUE(judged(seasonal(38), options).back().bound);
}

TEST(Farrington, DoesNotJudgeAHandfulOfCases) {
  std::vector<double> counts(60, 1.0);
  FarringtonOptions options{.frequency = 12, .years = 3, .half_window = 1};
  EXPECT_FALSE(judged(counts, options).back().bound);
  options.few_cases = 4;
  EXPECT_TRUE(judged(counts, options).back().bound);
}

TEST(Farrington, InItsSoundFormASeasonThatNeverHadACountHasABound) {
  std::vector<double> counts(60, 0.0);
  counts.back() = 40;
  for (const auto bound :
       {FarringtonOptions::Bound::delta, FarringtonOptions::Bound::negative_binomial,
        FarringtonOptions::Bound::beyond_uncertainty}) {
    const auto verdicts = judged(counts, {.frequency = 12,
                                          .years = 3,
                                          .half_window = 1,
                                          .levels = 4,
                                          .bound = bound,
                                          .form = Form::sound});
    ASSERT_TRUE(verdicts.back().bound);
    EXPECT_LT(*verdicts.back().bound, 5);
    EXPECT_TRUE(verdicts.back().alarm);
  }
}

TEST(Farrington, LeavesOutWhatIsMissingAndDoesNotTakeItForZero) {
  std::vector<double> counts(70, 100.0), with_gap = counts, with_zero = counts;
  with_gap[45] = std::nan("");
  with_zero[45] = 0;
  const FarringtonOptions options{
      .frequency = 12, .years = 3, .half_window = 1, .form = Form::sound};
  EXPECT_NEAR(*judged(with_gap, options)[69].expected, 100, 1e-6);
  EXPECT_LT(*judged(with_zero, options)[69].expected, 97);
  EXPECT_FALSE(judged(with_gap, options)[45].alarm);
}

// As R does: four periods are looked at, the newest among them.
TEST(Farrington, InItsCompatibleFormJudgesNothingWhereANewCountIsNotKnown) {
  std::vector<double> counts(70, 100.0);
  counts[60] = std::nan("");
  const auto verdicts = judged(counts, {.frequency = 12, .years = 3, .half_window = 1});
  for (std::size_t t = 56; t < 70; ++t)
    EXPECT_EQ(verdicts[t].bound.has_value(), t < 60 || t > 63) << t;
}

TEST(Farrington, TheBoundIsTheUpperLimitAsInRUnlessItShallBeSound) {
  std::vector<double> counts;
  for (int t = 0; t < 70; ++t) counts.push_back(100 + t * t % 17);
  FarringtonOptions options{.frequency = 12, .years = 3, .half_window = 1, .alpha = 0.7};
  for (const auto power : {FarringtonOptions::Power::two_thirds, FarringtonOptions::Power::half,
                           FarringtonOptions::Power::one}) {
    options.power = power;
    options.form = Form::compatible;
    const Verdict as_r = judged(counts, options)[69];
    EXPECT_GT(*as_r.bound, *as_r.expected);
    options.form = Form::sound;
    const Verdict sound = judged(counts, options)[69];
    EXPECT_LT(*sound.bound, *sound.expected);
  }
}

}  // namespace
}  // namespace acta::warning
