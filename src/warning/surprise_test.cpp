#include "warning/surprise.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace acta::warning {
namespace {

using Panel = std::vector<std::vector<double>>;

// Six borders of different size whose counts vary without a season, the same every time.
Panel quiet(std::size_t periods) {
  Panel panel;
  std::uint32_t state = 7;
  for (const double level : {20.0, 80.0, 300.0, 1000.0, 5000.0, 40000.0}) {
    auto& counts = panel.emplace_back();
    for (std::size_t t = 0; t < periods; ++t) {
      state = state * 1664525 + 1013904223;
      counts.push_back(std::floor(level * (0.7 + 0.6 * (state >> 8) / 16777216.0)));
    }
  }
  return panel;
}

double alarm_rate(const std::vector<std::vector<Surprise>>& surprises) {
  double alarms = 0, judged = 0;
  for (const auto& series : surprises)
    for (const Surprise& one : series) {
      judged += one.verdict.bound.has_value();
      alarms += one.verdict.alarm;
    }
  return alarms / judged;
}

TEST(Surprise, AlarmsAsOftenAsItIsAllowedTo) {
  const Panel panel = quiet(400);
  EXPECT_NEAR(alarm_rate(surprises(panel, {.alpha = 0.05})), 0.05, 0.01);
  EXPECT_NEAR(alarm_rate(surprises(panel, {.alpha = 0.01})), 0.01, 0.004);
}

TEST(Surprise, FindsASurgeWithItsP) {
  Panel panel = quiet(100);
  panel[2].back() *= 3;
  const auto found = surprises(panel, {.alpha = 0.01});
  EXPECT_TRUE(found[2].back().verdict.alarm);
  EXPECT_LT(*found[2].back().p, 0.01);
  EXPECT_FALSE(found[3].back().verdict.alarm);
  EXPECT_GT(*found[3].back().p, 0.01);
}

TEST(Surprise, PromisesNothingThatThePoolCannotHold) {
  const Panel panel = quiet(60);
  const auto one = surprises(std::span(panel).first(1), {.alpha = 0.001});
  EXPECT_FALSE(one[0].back().verdict.bound);
  EXPECT_TRUE(one[0].back().verdict.expected);
  EXPECT_TRUE(surprises(panel, {.alpha = 0.05})[0].back().verdict.bound);
}

TEST(Surprise, DoesNotJudgeAShortHistoryAGapOrAHandfulOfCases) {
  Panel panel = quiet(60);
  panel[0][50] = std::nan("");
  for (double& y : panel[1]) y = 1;
  const auto found = surprises(panel, {});
  EXPECT_FALSE(found[0][23].verdict.bound);
  EXPECT_TRUE(found[0][24].verdict.bound);
  EXPECT_FALSE(found[0][50].verdict.bound);
  EXPECT_TRUE(found[0][51].verdict.bound);
  EXPECT_FALSE(found[1][59].verdict.bound);
}

TEST(Surprise, DoesNotDependOnTheOrderOfTheSeriesNorOnWhatComesLater) {
  const Panel panel = quiet(80);
  const Panel turned(panel.rbegin(), panel.rend());
  const auto first = surprises(panel, {}), second = surprises(turned, {});
  Panel part = panel;
  for (auto& counts : part) counts.resize(60);
  const auto earlier = surprises(part, {});
  for (std::size_t i = 0; i < panel.size(); ++i) {
    for (std::size_t t = 0; t < 80; ++t)
      EXPECT_EQ(first[i][t].verdict, second[panel.size() - 1 - i][t].verdict) << i << ' ' << t;
    EXPECT_EQ(earlier[i].back().verdict, first[i][59].verdict);
  }
}

TEST(Surprise, ABoundBeyondEveryNumberIsNoBound) {
  // Nothing surprised, then a leap did by a thousand deviations, and made the future uncertain.
  Panel panel(1, std::vector<double>(40, 0.0));
  for (std::size_t t = 0; t < 40; ++t) panel[0][t] = t < 20 ? 3 : 1e9 * static_cast<double>(t % 2);
  const auto found = surprises(panel, {});
  for (const Surprise& one : found[0]) {
    EXPECT_FALSE(one.verdict.bound && !std::isfinite(*one.verdict.bound));
    EXPECT_FALSE(one.verdict.alarm && !one.verdict.bound);
  }
}

TEST(Surprise, HasNoNaNWhateverIsCounted) {
  EXPECT_TRUE(rc::check([] {
    const std::size_t periods = *rc::gen::inRange<std::size_t>(0, 60);
    Panel panel(*rc::gen::inRange<std::size_t>(0, 4));
    for (auto& counts : panel) {
      const double level = *rc::gen::element(0.0, 1.0, 40.0, 1e9);
      for (std::size_t t = 0; t < periods; ++t) {
        const int kind = *rc::gen::inRange(0, 10);
        counts.push_back(kind == 0   ? std::nan("")
                         : kind == 1 ? 1e9
                         : kind < 5  ? *rc::gen::inRange(0, 30)
                                     : level);
      }
    }
    for (const auto& series :
         surprises(panel, {.frequency = *rc::gen::element<std::size_t>(1, 12)}))
      for (const Surprise& one : series) {
        if (one.verdict.expected) RC_ASSERT(std::isfinite(*one.verdict.expected));
        if (one.verdict.bound) RC_ASSERT(std::isfinite(*one.verdict.bound));
        if (one.p) RC_ASSERT(*one.p > 0 && *one.p <= 1);
        RC_ASSERT(!one.verdict.alarm || one.verdict.bound);
      }
  }));
}

}  // namespace
}  // namespace acta::warning
