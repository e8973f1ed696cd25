#include "warning/panel.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "warning/scores.h"
#include "warning/testing_competition.h"

namespace acta::warning {
namespace {

std::vector<std::vector<double>> border(std::size_t series) {
  std::vector<std::vector<double>> all(series);
  for (std::size_t s = 0; s < series; ++s)
    for (int t = 0; t < 70; ++t)
      all[s].push_back(std::round(
          200 + 3 * t + 80 * std::sin(0.5236 * t) +
          40 * std::sin(static_cast<double>(t * t) * (1.1 + 0.07 * static_cast<double>(s)))));
  return all;
}

bool same(const PanelForecast& a, const PanelForecast& b) {
  return a.mean == b.mean &&
         std::equal(a.outlook.begin(), a.outlook.end(), b.outlook.begin(), b.outlook.end(),
                    [](const Predictive& x, const Predictive& y) {
                      return x.quantiles() == y.quantiles();
                    });
}

TEST(Panel, GivesTheSameBitsForOneAndTwoThreadsAndInAnyOrder) {
  const auto series = border(15);
  PanelOptions options;
  const auto one = forecast_panel(series, options);
  options.threads = 2;
  const auto two = forecast_panel(series, options);
  std::vector<std::vector<double>> backwards(series.rbegin(), series.rend());
  const auto turned = forecast_panel(backwards, options);
  for (std::size_t i = 0; i < series.size(); ++i) {
    EXPECT_TRUE(same(one[i], two[i])) << i;
    EXPECT_TRUE(same(one[i], turned[series.size() - 1 - i])) << i;
  }
}

TEST(Panel, StatesWhatItsOwnPastErrorsSay) {
  // Noise that grows at the end: intervals must be wider than the fit within the series says.
  auto series = border(30);
  for (auto& y : series)
    for (std::size_t t = 58; t < y.size(); ++t) y[t] += (t * 7 + y.size()) % 2 == 0 ? 250 : -180;
  PanelOptions options;
  options.method = Method::dynamic_theta;
  const auto calibrated = forecast_panel(series, options);
  ForecastScratch scratch;
  Outlook stated;
  stated.mean.resize(12);
  forecast(series[0], 12, Method::dynamic_theta, scratch, stated);
  const auto interval = calibrated[0].outlook[0].interval(0.8);
  EXPECT_GT(interval.high - interval.low, 2 * 1.2815515655446004 * stated.deviation[0]);
}

// Zeros, constants, one spike, huge counts, gaps, a single count.
RC_GTEST_PROP(Panel, HasQuantilesThatNeverFallAndNoNaNWhateverIsCounted, ()) {
  std::vector<std::vector<double>> series(5);
  for (auto& y : series) {
    const double level = *rc::gen::element(0.0, 1.0, 40.0, 1e9);
    y.assign(*rc::gen::element<std::size_t>(1, 2, 24, 25, 37, 60), level);
    const bool noisy = *rc::gen::arbitrary<bool>();
    for (double& count : y)
      if (noisy) count = std::floor(level * *rc::gen::inRange(0, 200) / 100.0);
    y[*rc::gen::inRange<std::size_t>(0, y.size())] = *rc::gen::element(0.0, 7.0, 1e9);
    if (y.size() > 1) y[*rc::gen::inRange<std::size_t>(0, y.size() - 1)] = std::nan("");
  }
  PanelOptions options;
  options.horizon = 8;
  for (const Method method : {Method::naive, Method::seasonal_naive, Method::naive2, Method::theta,
                              Method::dynamic_theta, Method::ets, Method::mean}) {
    options.method = method;
    for (const PanelForecast& forecast : forecast_panel(series, options))
      for (std::size_t h = 0; h < options.horizon; ++h) {
        const auto& quantiles = forecast.outlook[h].quantiles();
        RC_ASSERT(std::isfinite(forecast.mean[h]));
        RC_ASSERT(std::isfinite(quantiles.front()) && std::isfinite(quantiles.back()));
        RC_ASSERT(std::is_sorted(quantiles.begin(), quantiles.end()));
      }
  }
}

TEST(Panel, OfCountsHasNoNegativeQuantile) {
  std::vector<std::vector<double>> sparse(10, std::vector<double>(60, 0));
  for (std::size_t s = 0; s < sparse.size(); ++s) sparse[s][30 + s] = 500;
  for (const auto& forecast : forecast_panel(sparse, {}))
    for (const Predictive& outlook : forecast.outlook) {
      EXPECT_GE(outlook.quantiles().front(), 0);
      EXPECT_TRUE(std::is_sorted(outlook.quantiles().begin(), outlook.quantiles().end()));
    }
}

// A hundred series of M3; bench/warning_forecast has all of all sets.
TEST(Panel, CoversAsItSaysAndBeatsThetaOnTheCompetition) {
  ACTA_NEEDS_GOLDEN_CASES();
  std::vector<std::vector<double>> histories, futures;
  const auto all = testing::competition("m3_all", "MONTHLY");
  for (std::size_t i = 0; i < all.size(); i += 14) {
    histories.push_back(all[i].history);
    futures.push_back(all[i].future);
  }
  PointScore by[2];
  double covered = 0;
  for (const Method method : {Method::mean, Method::theta}) {
    const auto forecasts = forecast_panel(histories, {method, 12, 18, 2});
    PointScore& score = by[method == Method::theta];
    for (std::size_t i = 0; i < histories.size(); ++i) {
      score.smape += smape(forecasts[i].mean, futures[i]);
      score.mase += mase(forecasts[i].mean, futures[i], naive_error(histories[i], 12));
      for (std::size_t h = 0; h < 18 && method == Method::mean; ++h) {
        const auto interval = forecasts[i].outlook[h].interval(0.95);
        covered += interval.low <= futures[i][h] && futures[i][h] <= interval.high;
      }
    }
  }
  EXPECT_LT(owa(by[0], by[1]), 1);
  const double share = covered / (18.0 * static_cast<double>(histories.size()));
  EXPECT_GT(share, 0.93);
  EXPECT_LT(share, 0.985);
}

}  // namespace
}  // namespace acta::warning
