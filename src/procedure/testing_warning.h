#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "exchange/flow_file.h"
#include "exchange/pack.h"
#include "procedure/alert_step.h"
#include "procedure/counted_submission.h"
#include "procedure/warning_run.h"
#include "store/flows/flow_store.h"
#include "store/forecasts/forecast_store.h"

// The founding data with returns to Guatemala as a test says, for what is said of them.
namespace acta::procedure::testing {

using record::Alert;
using record::AlertState;
using record::FlowCount;
using record::FlowCounts;

constexpr const char* flow = "GTM-returned";

// Returns to Guatemala that come and go with the season, from 2019 to May 2026 or another month: as
// a test says, so many times as many in the newest month and five months before it.
inline FlowCounts returns(double newest_factor, double earlier_factor = 1,
                          Day newest = make_day(2026, 5, 1)) {
  FlowCounts counts;
  std::uint32_t seed = 7;
  const std::int64_t first = record::month_number(make_day(2019, 1, 1));
  const std::int64_t last = record::month_number(newest);
  for (std::int64_t month = first; month <= last; ++month) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    const double noise = 0.97 + 0.06 * (seed >> 8U) / double(1U << 24U);
    double value = 4000 * noise * (1.5 + std::sin(static_cast<double>(month % 12) * 0.5235988));
    if (month == last) value *= newest_factor;
    if (month == last - 5) value *= earlier_factor;
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

struct WarningRunTest : ::testing::Test {
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
    return {intake->record(), today, at ? at : intake->record().published(), audience};
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

  // Somebody says of May 2026 that from then on it is counted otherwise, or that it is not.
  void say_of_may(const char* property) {
    record::ClaimDraft draft;
    draft.key = std::string("test/") + property;
    draft.subject.text = "flow/GTM-returned";
    draft.property.text = property;
    draft.value.text = "Counted at the airport too.";
    draft.language.text = "en";
    draft.from.text = "2026-05";
    draft.source.text = "D01";
    ASSERT_TRUE(intake->submit({property, "operator", {draft}}));
  }
  // From July 2026 on a file a month: of the newest month seven in ten are reported, and all of
  // those before it. The last one, a year later, tells of so many times as many.
  void report_in_part(double newest_factor) {
    for (int i = 0; i < 13; ++i) {
      const Day newest = record::first_day_of_month(record::month_number(today));
      today = record::first_day_of_month(record::month_number(today) + 1);
      now = parse_instant(format_day(today) + "T12:00:00Z").value().microseconds;
      FlowCounts counts = returns(0.7 * (i == 12 ? newest_factor : 1), 1, newest);
      receive(std::move(counts));
    }
  }

  Day today = *parse_day("2026-06-10");
  const std::string id = "GTM-returned-2026-05";
  std::int64_t now = parse_instant("2026-06-10T12:00:00Z").value().microseconds;
  Clock clock = [this] { return Instant{now += 1000}; };
  std::string directory;
  store::Location where;
  std::unique_ptr<Intake> intake;
};

}  // namespace acta::procedure::testing
