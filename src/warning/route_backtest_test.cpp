#include "warning/route_backtest.h"

#include <gtest/gtest.h>

#include <cmath>

namespace acta::warning {
namespace {

// One corridor of seven years with a season, and three months in which twice as many came.
Publication a_publication() {
  Publication publication;
  Judgement& one = publication.corridors.emplace_back();
  for (int month = 0; month < 84; ++month) {
    const bool rise = month >= 60 && month < 63;
    const double season = 1000 + 400 * std::sin(month * 0.5235988);
    one.corridor.expected.values.push_back(season * (rise ? 2 : 1));
  }
  const TrackedSeries series[] = {one.corridor.expected};
  one.models.push_back({"mean", track_records(series)[0], {}});
  return publication;
}

const ModelScore& score_of(const CorridorScores& scores, std::string_view model) {
  for (const ModelScore& at : scores.scores)
    if (at.model == model && at.ahead == 1) return at;
  throw std::logic_error("no such model");
}

TEST(RouteBacktest, SetsEachModelBesideTheSimplestOnesOnTheSameForecasts) {
  const Publication publication = a_publication();
  const auto all = route_backtest(publication);
  ASSERT_EQ(all.size(), 1U);
  const ModelScore &naive = score_of(all[0], "naive"), &last_year = score_of(all[0], "snaive");
  EXPECT_EQ(naive.error, naive.naive_error);
  EXPECT_GT(naive.owa, 1) << "naive2 takes the season out";
  EXPECT_FALSE(naive.beats_naive());
  EXPECT_EQ(last_year.forecasts, naive.forecasts);
  EXPECT_EQ(last_year.naive_error, naive.naive_error);
  EXPECT_EQ(last_year.beats_naive(), last_year.error < naive.error);
  EXPECT_LT(score_of(all[0], "theta").owa, naive.owa) << "there is a season, which it finds";
  EXPECT_EQ(score_of(all[0], "mean").forecasts, naive.forecasts);
  EXPECT_GT(score_of(all[0], "theta").wis, 0);
}

TEST(RouteBacktest, WithoutASeasonNaive2IsTheLastMonthAgain) {
  Publication publication;
  Judgement& one = publication.corridors.emplace_back();
  for (int month = 0; month < 60; ++month)
    one.corridor.expected.values.push_back(1000 + 10 * (month * 37 % 101));
  const TrackedSeries series[] = {one.corridor.expected};
  one.models.push_back({"mean", track_records(series)[0], {}});
  EXPECT_DOUBLE_EQ(score_of(route_backtest(publication)[0], "naive").owa, 1);
}

TEST(RouteBacktest, CountsARiseOnceAndHowEarlyItWasAnnounced) {
  const Publication publication = a_publication();
  const auto all = route_backtest(publication);
  const auto& lead = all[0].leads[0];
  EXPECT_EQ(lead.model, "mean");
  // The season's own rises, and the great one.
  EXPECT_GE(lead.rises, 5U);
  EXPECT_GT(lead.announced, 0U);
  EXPECT_GE(lead.months, 1);
  EXPECT_LE(lead.months, 12);
  for (const RiseScore& rises : all[0].rises) {
    std::size_t came = 0;
    for (const Call& call : rises.calls) came += call.happened;
    EXPECT_EQ(came, rises.came);
  }
}

}  // namespace
}  // namespace acta::warning
