#include "procedure/warning_run.h"

#include <gtest/gtest.h>

#include "procedure/testing_warning.h"
#include "warning/kept_forecasts.h"

namespace acta::procedure {
namespace {

using namespace testing;

TEST_F(WarningRunTest, ASurgeRaisesOneAlertThatTheDeskAloneSees) {
  receive(returns(4));
  EXPECT_EQ(told(run()), id + " raised\n");
  const auto desk = alerts();
  ASSERT_EQ(desk.size(), 1U);
  EXPECT_EQ(desk[0].state(), AlertState::raised);
  EXPECT_EQ(desk[0].flow->id(), flow);
  EXPECT_EQ(format_day(desk[0].month), "2026-05-01");
  EXPECT_TRUE(alerts(record::Audience::everyone).empty());
  EXPECT_EQ(view().find("alert/" + id), nullptr);
}

TEST_F(WarningRunTest, OrdinaryCountsRaiseNone) {
  receive(returns(1));
  const RunPreview said = run();
  EXPECT_EQ(told(said), "");
  const auto read = warning::read_issued(said.issued);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->verdict_of(flow)->silence, "none") << "it may alert, and has no cause";
  EXPECT_EQ(read->verdict_of("PAN-darien")->silence, "history") << "nothing was received of it";
}

TEST_F(WarningRunTest, CountsThatAreMonthsOldDoNotAlert) {
  receive(returns(4));
  const auto counts = store::FlowStore::open_to_read(where).value();
  const record::View later = view().on(*parse_day("2026-10-01"));
  const record::FlowRecord flows = record::read_flows(
      later, [&](const Hash& digest) { return counts->of(digest); }, "en");
  for (const warning::Judgement& one : warning::publication(later, flows).corridors) {
    EXPECT_EQ(one.level, warning::AlertLevel::none);
    if (one.corridor.flow.subject->id() == flow) {
      EXPECT_EQ(one.silence, warning::Silence::late);
    }
  }
}

TEST_F(WarningRunTest, WhatWasIssuedIsKeptAndBoundInTheLedger) {
  receive(returns(4));
  const RunPreview said = run();
  const auto runs = record::forecast_runs(view());
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].issued, said.digest);
  const auto kept = store::ForecastStore::open_to_read(where).value()->of(said.digest);
  ASSERT_TRUE(kept);
  EXPECT_EQ(*kept, said.issued);
  const auto read = warning::read_issued(*kept);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->ended, "2026-05");
  ASSERT_TRUE(read->judged_of(flow));
  EXPECT_EQ(read->judged_of(flow)->target, "2026-05");
  EXPECT_EQ(read->judged_of(flow)->origin, "2026-04");
  EXPECT_LT(*read->verdict_of(flow)->p, read->verdict_of(flow)->alpha);
}

TEST_F(WarningRunTest, TheSameCountsAgainChangeNothing) {
  receive(returns(4));
  run();
  const RunPreview again = preview();
  EXPECT_NE(again.known, nullptr);
  EXPECT_EQ(told(again), "");
  EXPECT_TRUE(again.submission.drafts.empty());
}

TEST_F(WarningRunTest, AMomentOfThePastIsReplayedBitForBit) {
  receive(returns(4));
  const std::uint64_t then = intake->record().published();
  const RunPreview said = run();
  receive(returns(1));
  run();
  const RunPreview replayed = preview(then);
  EXPECT_EQ(replayed.issued, said.issued);
  EXPECT_EQ(told(replayed), told(said));
  EXPECT_NE(preview().issued, said.issued);
}

TEST_F(WarningRunTest, ARevisionThatTakesTheCauseAwayWithdrawsIt) {
  receive(returns(4));
  run();
  receive(returns(1, 1.01));
  EXPECT_EQ(told(run()), id + " withdrawn\n");
  EXPECT_EQ(alerts()[0].state(), AlertState::withdrawn);
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::assess, .text = "x"}), "error.alert.over");
}

TEST_F(WarningRunTest, ARevisionThatLeavesTheCauseLeavesTheAlert) {
  receive(returns(4));
  run();
  receive(returns(3.9));
  EXPECT_EQ(told(run()), "");
  EXPECT_EQ(alerts()[0].state(), AlertState::raised);
}

TEST_F(WarningRunTest, ADeclaredBreakNeverAlerts) {
  receive(returns(4));
  say_of_may("break");
  const RunPreview said = run();
  EXPECT_EQ(told(said), "");
  EXPECT_EQ(warning::read_issued(said.issued)->verdict_of(flow)->silence, "broken");
}

TEST_F(WarningRunTest, WhatIsPerhapsCountedOtherwiseDoesNotAlertUntilSomebodySaysThatItIsNot) {
  receive(returns(40));
  const RunPreview held = run();
  EXPECT_EQ(told(held), "");
  const auto said = warning::read_issued(held.issued);
  EXPECT_EQ(said->verdict_of(flow)->silence, "suspected");
  ASSERT_EQ(said->suspected.size(), 1U);
  EXPECT_EQ(said->suspected[0].month, "2026-05");
  say_of_may("no_break");
  EXPECT_EQ(told(run()), id + " raised\n");
}

TEST_F(WarningRunTest, WhatIsPerhapsCountedOtherwiseIsABreakWhereSomebodySaysSo) {
  receive(returns(40));
  say_of_may("break");
  EXPECT_EQ(warning::read_issued(run().issued)->verdict_of(flow)->silence, "broken");
}

TEST_F(WarningRunTest, AMonthReportedInPartIsJudgedByWhatItWillBe) {
  report_in_part(1);
  const RunPreview said = run();
  EXPECT_EQ(told(said), "");
  const auto read = warning::read_issued(said.issued);
  ASSERT_EQ(read->partial.size(), 1U);
  const auto& partial = read->partial[0];
  EXPECT_EQ(partial.month, "2027-06");
  EXPECT_EQ(partial.reported, read->newest_of(flow)->count) << "what is told is what was reported";
  EXPECT_NEAR(partial.final.median(), partial.reported / 0.7, 0.01 * partial.reported);
  const double p = read->verdict_of(flow)->p.value();
  EXPECT_GT(p, 0.05);
  EXPECT_LT(p, 0.95) << "seven in ten of what is usual would be far too few";
}

TEST_F(WarningRunTest, ASurgeIsSeenInAMonthReportedInPart) {
  report_in_part(2);
  EXPECT_EQ(told(run()), "GTM-returned-2027-06 raised\n");
}

TEST_F(WarningRunTest, WhatWasSaidOfAMonthReportedInPartIsReplayedBitForBit) {
  report_in_part(1);
  const std::uint64_t then = intake->record().published();
  const RunPreview said = run();
  ASSERT_FALSE(warning::read_issued(said.issued)->partial.empty());
  receive(returns(1, 1, make_day(2027, 6, 1)));
  EXPECT_EQ(preview(then).issued, said.issued);
  EXPECT_NE(preview().issued, said.issued);
}

// The same counts until a month, and nothing after it.
FlowCounts until(FlowCounts counts, Day last) {
  std::erase_if(counts, [last](const FlowCount& count) { return count.period > last; });
  return counts;
}

TEST_F(WarningRunTest, WhatWasIssuedIsScoredByWhatBecameKnownLater) {
  receive(until(returns(1), *parse_day("2026-03-31")));
  const RunPreview said = run();
  receive(returns(1));
  const auto counts = store::FlowStore::open_to_read(where).value();
  const auto forecasts = store::ForecastStore::open_to_read(where).value();
  const record::FlowRecord flows = record::read_flows(
      view(), [&](const Hash& digest) { return counts->of(digest); }, "en");
  const auto kept = warning::kept_forecasts(
      view(), flows, [&](const Hash& issued) { return forecasts->of(issued); });
  ASSERT_EQ(kept.size(), 6U);
  EXPECT_EQ(kept[0].said.target, "2026-04");
  EXPECT_EQ(kept[0].actual, returns(1).at(87).high);
  EXPECT_TRUE(kept[1].actual);
  EXPECT_FALSE(kept[2].actual) << "June is not known";
  EXPECT_EQ(kept[0].said.outlook.quantiles(),
            warning::read_issued(said.issued)->forecasts[0].outlook.quantiles());
}

}  // namespace
}  // namespace acta::procedure
