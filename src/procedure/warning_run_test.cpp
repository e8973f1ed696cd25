#include "procedure/warning_run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "exchange/flow_file.h"
#include "exchange/pack.h"
#include "procedure/alert_step.h"
#include "procedure/counted_submission.h"
#include "store/flows/flow_store.h"
#include "store/forecasts/forecast_store.h"
#include "warning/kept_forecasts.h"

namespace acta::procedure {
namespace {

using record::Alert;
using record::AlertState;
using record::FlowCount;
using record::FlowCounts;

constexpr const char* flow = "GTM-returned";

// Returns to Guatemala that come and go with the season: as a test says, from 2019 to May 2026.
FlowCounts returns(double newest_factor, double december_factor = 1) {
  FlowCounts counts;
  std::uint32_t seed = 7;
  const std::int64_t first = record::month_number(make_day(2019, 1, 1));
  const std::int64_t last = record::month_number(make_day(2026, 5, 1));
  for (std::int64_t month = first; month <= last; ++month) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    const double noise = 0.97 + 0.06 * (seed >> 8U) / double(1U << 24U);
    double value = 4000 * noise * (1.5 + std::sin(static_cast<double>(month % 12) * 0.5235988));
    if (month == last) value *= newest_factor;
    if (month == last - 5) value *= december_factor;
    const auto count = static_cast<std::int64_t>(std::round(value));
    counts.push_back(
        {flow, "", record::first_day_of_month(month), FlowCount::Mark::counted, count, count});
  }
  return counts;
}

// The founding data, loaded once and copied for each test.
class Founding {
 public:
  static const Founding& instance() {
    static const Founding founding;
    return founding;
  }
  std::string directory;

 private:
  Founding() {
    std::string name = std::filesystem::temp_directory_path() / "acta-run-XXXXXX";
    directory = ::mkdtemp(name.data());
    std::int64_t now = parse_instant("2026-06-01T12:00:00Z").value().microseconds;
    const Clock clock = [&now] { return Instant{now += 1000}; };
    const auto where = store::parse_location(directory + "/store").value();
    const auto intake = Intake::open(where, store::Mode::create, clock, "test/acta").value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    EXPECT_TRUE(intake->submit({"pack", "operator", pack.drafts}));
  }
  ~Founding() { std::filesystem::remove_all(directory); }
};

struct WarningRunTest : testing::Test {
  WarningRunTest() {
    std::string name = std::filesystem::temp_directory_path() / "acta-run-XXXXXX";
    directory = ::mkdtemp(name.data());
    std::filesystem::copy(Founding::instance().directory, directory,
                          std::filesystem::copy_options::recursive);
    where = store::parse_location(directory + "/store").value();
    intake = Intake::open(where, store::Mode::write, clock, "test/acta").value();
  }
  ~WarningRunTest() override {
    intake.reset();
    std::filesystem::remove_all(directory);
  }

  void receive(FlowCounts counts) {
    record::sort_counts(counts);
    Submission submission{
        "", "operator", {exchange::delivery_draft(counts, Hash{9}, "returns.csv", "Guatemala")}};
    submission.idempotency_key = submission.drafts[0].key;
    const auto done = submit_with_counts(*intake, where, clock, submission, counts);
    ASSERT_TRUE(done) << done.error()[0].message << ' ' << done.error()[0].place;
  }
  record::View view(record::Audience audience = record::Audience::everyone,
                    std::uint64_t at = 0) const {
    return {intake->record(), *parse_day("2026-06-10"), at ? at : intake->record().published(),
            audience};
  }
  RunPreview preview(std::uint64_t at = 0) const {
    const auto counts = store::FlowStore::open_to_read(where).value();
    const record::View then = view(record::Audience::everyone, at);
    const record::FlowRecord flows = record::read_flows(
        then, [&](const Hash& digest) { return counts->of(digest); }, "en");
    return preview_run(view(record::Audience::desk, at), flows, warning::publication(then, flows));
  }
  RunPreview run() {
    RunPreview done = preview();
    if (!done.submission.drafts.empty()) {
      const auto outcome = issue(*intake, where, clock, done);
      EXPECT_TRUE(outcome) << outcome.error()[0].message << ' ' << outcome.error()[0].place;
    }
    return done;
  }
  std::vector<Alert> alerts(record::Audience audience = record::Audience::desk) const {
    return record::alerts(view(audience));
  }
  std::string step(AlertStep step) {
    step.alert = id;
    step.language = "en";
    const record::View desk = view(record::Audience::desk);
    const auto actor = speaking_for(desk, step.office, "operator");
    if (!actor) return actor.error().message;
    const auto submission = alert_step(desk, *actor, step);
    if (!submission) return submission.error().front().message;
    const auto done = intake->submit(*submission);
    return done ? "" : done.error().front().message;
  }
  static std::string told(const RunPreview& run) {
    std::string all;
    for (const AlertChange& change : run.alerts)
      all += change.id + ' ' + std::string(name_of(change.what)) + '\n';
    return all;
  }

  const std::string id = "GTM-returned-2026-05";
  std::int64_t now = parse_instant("2026-06-10T12:00:00Z").value().microseconds;
  Clock clock = [this] { return Instant{now += 1000}; };
  std::string directory;
  store::Location where;
  std::unique_ptr<Intake> intake;
};

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
  record::ClaimDraft broken;
  broken.key = "test/break";
  broken.subject.text = "flow/GTM-returned";
  broken.property.text = "break";
  broken.value.text = "Counted at the airport too.";
  broken.language.text = "en";
  broken.from.text = "2026-05";
  broken.source.text = "D01";
  ASSERT_TRUE(intake->submit({"break", "operator", {broken}}));
  const RunPreview said = run();
  EXPECT_EQ(told(said), "");
  EXPECT_EQ(warning::read_issued(said.issued)->verdict_of(flow)->silence, "broken");
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

TEST_F(WarningRunTest, AnAlertGoesFromHandToHandAndOutIntoTheOpen) {
  receive(returns(4));
  run();
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::acknowledge}), "");
  EXPECT_EQ(alerts()[0].state(), AlertState::acknowledged);
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "committee"}),
            "error.permission.none")
      << "nothing is shared before it was assessed";
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::assess, .text = " "}),
            "error.alert.no-text");
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::assess, .text = "Flights doubled."}), "");
  EXPECT_EQ(alerts()[0].assessed->words.text, "Flights doubled.");
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "members"}), "");
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "committee"}),
            "error.alert.shared-wider");
  EXPECT_TRUE(alerts(record::Audience::everyone).empty());
  EXPECT_EQ(step({.office = "publishing", .verb = Verb::share, .with = "public"}), "");
  const auto open = alerts(record::Audience::everyone);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].level, alerts()[0].level);
  EXPECT_EQ(open[0].issued, alerts()[0].issued);
  EXPECT_EQ(open[0].assessed->words.text, "Flights doubled.");
  EXPECT_EQ(open[0].sharing(), record::Sharing::everybody);
  EXPECT_EQ(step({.office = "secretariat",
                  .verb = Verb::close,
                  .text = "A registry caught up.",
                  .outcome = "false-alarm"}),
            "");
  const auto closed = alerts(record::Audience::everyone);
  EXPECT_EQ(closed[0].state(), AlertState::closed);
  EXPECT_EQ(closed[0].closed->words.text, "A registry caught up.");
  EXPECT_EQ(record::false_alarms(closed, *closed[0].flow, *parse_day("2026-06-10")), 1U);
  EXPECT_EQ(record::false_alarms(closed, *closed[0].flow, *parse_day("2027-06-10")), 0U);
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::acknowledge}), "error.alert.over");
}

TEST_F(WarningRunTest, OnlyWhomThePackAllowsTakesAStep) {
  receive(returns(4));
  run();
  EXPECT_EQ(step({.office = "focal-CHL", .verb = Verb::acknowledge}), "error.permission.unknown")
      << "not even that it is there";
  EXPECT_EQ(step({.office = "focal-GTM", .verb = Verb::assess, .text = "x"}),
            "error.permission.none");
  EXPECT_EQ(step({.office = "nobody", .verb = Verb::assess, .text = "x"}), "error.office.unknown");
  EXPECT_EQ(step({.office = "secretariat", .verb = Verb::close, .text = "x", .outcome = "odd"}),
            "error.alert.code");
}

}  // namespace
}  // namespace acta::procedure
