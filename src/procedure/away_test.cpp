#include <gtest/gtest.h>

#include "exchange/pack.h"
#include "procedure/desk.h"
#include "procedure/report.h"
#include "procedure/tenure.h"
#include "store/accounts/accounts.h"
#include "store/test_backends.h"

// A PostgreSQL that goes away and comes back, or refuses for a moment, and a desk that goes on.
namespace acta::procedure {
namespace {

struct AwayTest : testing::Test {
  void SetUp() override {
    if (const auto why = store::testing::postgres_missing())
      GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
    if (!store::testing::postgres_is_ours()) GTEST_SKIP() << "only in a cluster of our own";
    place.emplace(store::testing::Backend::postgres);
    intake = Intake::open(place->location(), store::Mode::create, clock, "test/acta").value();
    const auto pack = exchange::read_pack(ACTA_SOURCE_DIR "/packs/los-angeles").value();
    ASSERT_TRUE(intake->submit({"pack", "operator", pack.drafts}));
    const auto accounts = store::Accounts::open(place->location(), clock).value();
    for (const auto& [id, office] : {std::pair<std::string*, const char*>{&ana, "focal-COL"},
                                     {&rui, "secretariat"},
                                     {&pia, "publishing"}}) {
      *id = accounts->add(std::string(office) + "@x.example", "Person", "Acta").value().account.id;
      ASSERT_TRUE(record_tenure(*intake, {office, *id, "2026-11-01"}, "operator"));
    }
    desk = Desk::open(*intake, place->location(), clock).value();
  }
  void TearDown() override {
    desk.reset();
    intake.reset();
  }

  std::string reviewed_report() {
    const Report typed{"COL", "CM02", "limited", "2026-11-15", "El 40 %.", "es", ""};
    const auto matter = matter_of(desk->view(), "CM02", "COL").value();
    const auto drafts = report_drafts(desk->view(), typed, "R-1").value();
    const auto sent = desk->propose(desk->actor(ana), {matter, "commitment/CM02", drafts}, "k");
    EXPECT_TRUE(sent && desk->approve(desk->actor(rui), sent->id, 1));
    return sent->id;
  }
  std::string publish(const std::string& id) {
    const auto done = desk->publish(desk->actor(pia), id, 1);
    return done ? "" : done.error().front().message;
  }
  // As a restart does to all who are connected.
  void end_all_sessions() {
    place->connect()->execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'acta' AND pid <> pg_backend_pid()");
  }
  // What happens whenever something is to be recorded.
  void on_recording(const std::string& what) {
    place->connect()->execute(
        "CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + what +
        " RETURN NULL; END $$;"
        "CREATE TRIGGER trouble BEFORE INSERT ON entries EXECUTE FUNCTION trouble()");
  }
  void no_more_trouble() {
    place->connect()->execute("DROP TRIGGER trouble ON entries; DROP FUNCTION trouble()");
  }

  std::atomic<std::int64_t> now = parse_instant("2026-11-20T12:00:00Z").value().microseconds;
  const Clock clock = [this] { return Instant{now += 1000}; };
  std::string ana, rui, pia;
  std::optional<store::testing::Place> place;
  std::unique_ptr<Intake> intake;
  std::unique_ptr<Desk> desk;
};

TEST_F(AwayTest, AServerThatWasRestartedIsFoundAgainAndNothingIsLost) {
  const std::string id = reviewed_report();
  const std::uint64_t entries = intake->record().published();
  end_all_sessions();
  EXPECT_EQ(publish(id), "");
  EXPECT_EQ(desk->find(desk->actor(pia), id)->entry, intake->record().published());
  EXPECT_GT(intake->record().published(), entries);
  EXPECT_FALSE(intake->away_since());
  EXPECT_EQ(store::open_store(place->location(), store::Mode::write).error().message,
            "error.store.locked")
      << "with the lock that was lost";
}

TEST_F(AwayTest, AServerThatForgotWhatItAcknowledgedIsNotWrittenTo) {
  place->connect()->execute(
      "DELETE FROM checkpoints WHERE size = (SELECT max(size) FROM checkpoints);"
      "DELETE FROM entries WHERE number > (SELECT max(size) FROM checkpoints)");
  end_all_sessions();
  EXPECT_EQ(intake->submit({"k", "operator", {}}).error()[0].message, "error.store.stopped");
  EXPECT_TRUE(intake->away_since());
}

TEST_F(AwayTest, APublicationThatMetABusyServerIsTakenBack) {
  const std::string id = reviewed_report();
  on_recording("RAISE 'busy' USING ERRCODE = 'serialization_failure';");
  EXPECT_EQ(publish(id), "error.store.busy");
  EXPECT_EQ(desk->find(desk->actor(pia), id)->matter.state, State::reviewed);
  no_more_trouble();
  EXPECT_EQ(publish(id), "");
}

TEST_F(AwayTest, APublicationOfUnknownOutcomeIsFinishedAsSoonAsTheServerIsBack) {
  const std::string id = reviewed_report();
  on_recording("PERFORM pg_terminate_backend(pg_backend_pid());");
  EXPECT_EQ(publish(id), "error.store.outcome-unknown");
  no_more_trouble();
  const std::uint64_t entries = intake->record().published();
  while (intake->away_since()) std::this_thread::yield();  // it looks for the server by itself
  const auto found = desk->find(desk->actor(pia), id);
  EXPECT_EQ(found->matter.state, State::published);
  EXPECT_GT(found->entry, entries);
  EXPECT_EQ(found->entry, intake->record().published());
}

}  // namespace
}  // namespace acta::procedure
