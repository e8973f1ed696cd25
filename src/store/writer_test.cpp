#include "store/writer.h"

#include <atomic>
#include <latch>
#include <map>
#include <thread>

#include "store/backup.h"
#include "store/test_backends.h"

namespace acta::store {
namespace {

using testing::failure;

// Every look at it is a microsecond later.
Clock ticking() {
  return [now = std::make_shared<std::atomic<std::int64_t>>(1'000)] { return Instant{++*now}; };
}

Job append_one(std::string payload, std::string answer = {}) {
  return [payload, answer](const Turn&) -> Result<Work> { return Work{{{payload}}, {}, answer}; };
}

std::vector<std::string> payloads(LedgerStore& store) {
  std::vector<std::string> all;
  store.read(
      1, [&](const ledger::Entry& entry) { all.emplace_back(entry.payload.value_or("(erased)")); });
  return all;
}

// What was thrown when the future was asked.
template <class Exception>
bool throws(std::future<Result<Receipt>> future) {
  try {
    (void)future.get();
    return false;
  } catch (const Exception&) {
    return true;
  }
}

class WriterTest : public testing::OnBothBackends {
 protected:
  void SetUp() override {
    OnBothBackends::SetUp();
    if (place_) store_ = open();
  }

  // Jobs that are submitted while the first one runs, and are therefore committed together.
  std::vector<std::future<Result<Receipt>>> together(Writer& writer,
                                                     std::vector<std::pair<Request, Job>> jobs) {
    std::latch started(1);
    std::latch all_are_waiting(1);
    auto first = writer.submit({}, [&](const Turn&) -> Result<Work> {
      started.count_down();
      all_are_waiting.wait();
      return Work{};
    });
    started.wait();
    std::vector<std::future<Result<Receipt>>> futures;
    for (auto& [request, job] : jobs) futures.push_back(writer.submit(request, job));
    all_are_waiting.count_down();
    first.wait();
    for (const auto& future : futures) future.wait();
    return futures;
  }

  // Makes the next append fail as on a full disk; the second makes room again.
  void fill_disk() {
    if (embedded()) {
      store_->connection().execute("PRAGMA max_page_count=1");  // means: as many as there are
      return;
    }
    store_->connection().execute(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$;"
        "CREATE TRIGGER full_disk BEFORE INSERT ON entries EXECUTE FUNCTION full_disk()");
  }
  void make_room() {
    store_->connection().execute(embedded() ? "PRAGMA max_page_count=1000000"
                                            : "DROP TRIGGER full_disk ON entries");
  }

  std::unique_ptr<LedgerStore> store_;
};
ON_BOTH_BACKENDS(WriterTest);

TEST_P(WriterTest, WhatIsAcknowledgedIsStored) {
  Writer writer(*store_, ticking());
  const auto receipt = writer.submit({"k", sha256("r")}, append_one("a", "done")).get();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->first, 1U);
  EXPECT_EQ(receipt->count, 1U);
  EXPECT_EQ(receipt->answer, "done");
  EXPECT_FALSE(receipt->repeated);
  EXPECT_EQ(payloads(*open(Mode::read)), std::vector<std::string>{"a"});
}

TEST_P(WriterTest, ManyThreadsWriteOneSoundLog) {
  constexpr int threads = 8;
  constexpr int each = 100;
  std::map<std::uint64_t, std::string> acknowledged;
  {
    Writer writer(*store_, ticking());
    std::mutex mutex;
    std::vector<std::thread> writing;
    for (int t = 0; t < threads; ++t)
      writing.emplace_back([&, t] {
        for (int i = 0; i < each; ++i) {
          const std::string payload = std::to_string(t) + "/" + std::to_string(i);
          const auto receipt = writer.submit({payload, sha256(payload)}, append_one(payload)).get();
          const std::lock_guard lock(mutex);
          acknowledged[receipt.value().first] = payload;
        }
      });
    for (std::thread& thread : writing) thread.join();
  }
  ASSERT_EQ(acknowledged.size(), static_cast<std::size_t>(threads * each));
  std::vector<std::string> expected;
  for (const auto& [number, payload] : acknowledged) expected.push_back(payload);
  EXPECT_EQ(payloads(*store_), expected);
  EXPECT_TRUE(audit_store(*store_, store_->verifier()).clean());
}

TEST_P(WriterTest, JobsThatWaitTogetherShareOneCheckpointAndOneInstant) {
  Writer writer(*store_, ticking());
  const auto futures =
      together(writer, {{{}, append_one("a")}, {{}, append_one("b")}, {{}, append_one("c")}});
  EXPECT_EQ(futures.size(), 3U);
  EXPECT_EQ(store_->checkpoints().size(), 2U);
  std::int64_t recorded = 0;
  store_->read(1, [&](const ledger::Entry& entry) {
    if (recorded == 0) recorded = entry.recorded.microseconds;
    EXPECT_EQ(entry.recorded.microseconds, recorded);
  });
}

TEST_P(WriterTest, AJobIsToldTheNumbersAndTheInstantOfItsEntries) {
  Writer writer(*store_, ticking());
  std::vector<Turn> turns;
  const Job job = [&](const Turn& turn) -> Result<Work> {
    turns.push_back(turn);
    return Work{{{"x"}, {"y", true}}, {}, ""};
  };
  auto futures = together(writer, {{{}, job}, {{}, job}});
  ASSERT_EQ(turns.size(), 2U);
  EXPECT_EQ(turns[0].next, 1U);
  EXPECT_EQ(turns[1].next, 3U);
  EXPECT_EQ(futures[1].get()->first, 3U);
  store_->read(1,
               [&](const ledger::Entry& entry) { EXPECT_EQ(entry.recorded, turns[0].recorded); });
}

TEST_P(WriterTest, AClockThatStandsStillOrGoesBackMakesNoDisorder) {
  std::int64_t now = 5'000;
  Writer writer(*store_, [&now] { return Instant{now -= 1'000}; });
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(writer.submit({}, append_one("x")).get());
  std::vector<std::int64_t> recorded;
  store_->read(1, [&](const ledger::Entry& e) { recorded.push_back(e.recorded.microseconds); });
  EXPECT_EQ(recorded, (std::vector<std::int64_t>{4'000, 4'001, 4'002}));
}

TEST_P(WriterTest, ARefusalStoresNothingAndHarmsNobody) {
  Writer writer(*store_, ticking());
  const Job refusing = [](const Turn&) -> Result<Work> { return invalid("error.test", "field"); };
  const Job throwing = [](const Turn&) -> Result<Work> { throw std::runtime_error("mine"); };
  auto futures = together(
      writer, {{{}, append_one("a")}, {{}, refusing}, {{}, throwing}, {{}, append_one("b")}});
  EXPECT_TRUE(futures[0].get());
  EXPECT_EQ(failure(futures[1].get()), "error.test");
  EXPECT_TRUE(throws<std::runtime_error>(std::move(futures[2])));
  EXPECT_TRUE(futures[3].get());
  EXPECT_EQ(payloads(*store_), (std::vector<std::string>{"a", "b"}));
}

TEST_P(WriterTest, ARepeatedRequestGetsTheSameAnswerAndIsNotStoredAgain) {
  const Request request{"key", sha256("request")};
  const Job never = [](const Turn&) -> Result<Work> { throw std::logic_error("ran again"); };
  {
    Writer writer(*store_, ticking());
    ASSERT_TRUE(writer.submit({}, append_one("before")).get());
    auto futures = together(writer, {{request, append_one("a", "answer")}, {request, never}});
    EXPECT_FALSE(futures[0].get()->repeated);
    const auto repeated = futures[1].get();
    EXPECT_TRUE(repeated->repeated);
    EXPECT_EQ(repeated->first, 2U);
    EXPECT_EQ(repeated->answer, "answer");
  }
  store_.reset();
  store_ = open(Mode::write);
  Writer writer(*store_, ticking());
  const auto later = writer.submit(request, never).get();
  EXPECT_TRUE(later->repeated);
  EXPECT_EQ(later->first, 2U);
  EXPECT_EQ(later->answer, "answer");
  EXPECT_EQ(failure(writer.submit({"key", sha256("other")}, never).get()),
            "error.store.key-reused");
  EXPECT_EQ(store_->size(), 2U);
}

TEST_P(WriterTest, ARefusedRequestMayBeTriedAgainWithItsKey) {
  Writer writer(*store_, ticking());
  const Request request{"key", sha256("request")};
  const Job refusing = [](const Turn&) -> Result<Work> { return invalid("error.test"); };
  EXPECT_EQ(failure(writer.submit(request, refusing).get()), "error.test");
  EXPECT_TRUE(writer.submit(request, append_one("a")).get());
}

TEST_P(WriterTest, ARequestThatChangesNothingIsRememberedToo) {
  Writer writer(*store_, ticking());
  const Request request{"key", sha256("request")};
  const Job nothing = [](const Turn&) -> Result<Work> { return Work{{}, {}, "0 changes"}; };
  EXPECT_EQ(writer.submit(request, nothing).get()->count, 0U);
  EXPECT_TRUE(writer.submit(request, nothing).get()->repeated);
  EXPECT_EQ(store_->size(), 0U);
}

TEST_P(WriterTest, TheHookIsToldBeforeTheCaller) {
  std::vector<std::string> told;
  Writer writer(*store_, ticking(),
                {.on_committed =
                     [&](std::span<const ledger::Entry> entries, std::uint64_t at) {
                       for (const ledger::Entry& entry : entries) told.emplace_back(*entry.payload);
                       EXPECT_EQ(at, told.size());
                     },
                 .on_failed = {}});
  ASSERT_TRUE(writer.submit({}, append_one("a")).get());
  EXPECT_EQ(told, std::vector<std::string>{"a"});
  ASSERT_TRUE(writer.submit({}, append_one("b")).get());
  EXPECT_EQ(told, (std::vector<std::string>{"a", "b"}));
}

TEST_P(WriterTest, ErasesOnceAndSaysWhyItCannot) {
  Writer writer(*store_, ticking());
  ASSERT_TRUE(writer.submit({}, append_one("a")).get());
  const auto erase = [](std::uint64_t entry, std::string reason) -> Job {
    return [entry, reason](const Turn&) -> Result<Work> {
      return Work{{{"with it"}}, {{entry, "law", reason}}, ""};
    };
  };
  auto futures = together(writer, {{{}, erase(1, "names a person")},
                                   {{}, erase(1, "again")},
                                   {{}, erase(9, "nothing")},
                                   {{}, erase(1, "bad \xff bytes")},
                                   {{}, append_one("z")}});
  const auto receipt = futures[0].get();
  EXPECT_EQ(receipt->first, 2U);
  EXPECT_EQ(receipt->count, 2U);
  EXPECT_EQ(failure(futures[1].get()), "error.store.erase-erased");
  EXPECT_EQ(failure(futures[2].get()), "error.store.erase-unknown");
  EXPECT_NE(failure(futures[3].get()), "");
  EXPECT_EQ(futures[4].get()->first, 4U);
  const auto all = payloads(*store_);
  EXPECT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0], "(erased)");
  EXPECT_TRUE(audit_store(*store_, store_->verifier()).clean());
}

TEST_P(WriterTest, APayloadThatFitsIntoNoLeafIsRefused) {
  Writer writer(*store_, ticking());
  EXPECT_TRUE(writer.submit({}, append_one(std::string(ledger::max_payload_bytes, 'x'))).get());
  EXPECT_EQ(
      failure(writer.submit({}, append_one(std::string(ledger::max_payload_bytes + 1, 'x'))).get()),
      "error.store.payload-too-long");
}

TEST_P(WriterTest, AFullDiskRefusesAllOfTheGroupAndIsGotOver) {
  int failed = 0;
  Writer writer(*store_, ticking(), {.on_committed = {}, .on_failed = [&] { ++failed; }});
  ASSERT_TRUE(writer.submit({}, append_one("a")).get());
  fill_disk();
  const std::string big(60'000, 'x');
  auto futures = together(writer, {{{"k", {}}, append_one(big)}, {{}, append_one(big)}});
  for (auto& future : futures) EXPECT_TRUE(throws<DiskFull>(std::move(future)));
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(open(Mode::read)->size(), 1U);
  EXPECT_FALSE(writer.stopped());
  make_room();
  EXPECT_FALSE(writer.submit({"k", {}}, append_one("b")).get()->repeated);
  EXPECT_EQ(payloads(*store_), (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(audit_store(*store_, store_->verifier()).clean());
}

TEST_P(WriterTest, AnyOtherFailureStopsTheWriterUntilTheStoreIsOpenedAnew) {
  int failed = 0;
  auto writer = std::make_unique<Writer>(
      *store_, ticking(), Writer::Hooks{.on_committed = {}, .on_failed = [&] { ++failed; }});
  ASSERT_TRUE(writer->submit({}, append_one("a")).get());
  store_->connection().execute("ALTER TABLE checkpoints RENAME TO away");
  EXPECT_TRUE(throws<DbError>(writer->submit({}, append_one("b"))));
  EXPECT_TRUE(writer->stopped());
  EXPECT_EQ(failed, 1);
  store_->connection().execute("ALTER TABLE away RENAME TO checkpoints");
  EXPECT_TRUE(throws<WriterStopped>(writer->submit({}, append_one("c"))));
  writer.reset();
  store_.reset();
  store_ = open(Mode::write);
  EXPECT_TRUE(Writer(*store_, ticking()).submit({}, append_one("d")).get());
  EXPECT_EQ(payloads(*store_), (std::vector<std::string>{"a", "d"}));
}

TEST_P(WriterTest, ALostServerIsNoAcknowledgement) {
  if (embedded()) return;
  Writer writer(*store_, ticking());
  ASSERT_TRUE(writer.submit({}, append_one("a")).get());
  const auto end_the_session = [&](const Turn&) -> Result<Work> {
    place_->connect()->execute(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        " AND pid <> pg_backend_pid()");
    return Work{{{"b"}}, {}, {}};
  };
  try {
    (void)writer.submit({}, end_the_session).get();
    ADD_FAILURE() << "acknowledged";
  } catch (const DbError& error) {
    EXPECT_EQ(error.kind, DbError::Kind::connection);
  }
  EXPECT_TRUE(writer.stopped());
}

TEST_P(WriterTest, WithItsSessionTheLockIsLostAndNoJobIsRun) {
  if (embedded()) return;
  Writer writer(*store_, ticking());
  const LedgerStore::Head before = store_->head();
  place_->connect()->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
      " AND pid <> pg_backend_pid()");
  bool ran = false;
  const Job job = [&](const Turn&) -> Result<Work> {
    ran = true;
    return Work{};
  };
  EXPECT_TRUE(throws<WriterStopped>(writer.submit({}, job)));
  EXPECT_FALSE(ran);
  EXPECT_TRUE(writer.stopped());
  const auto anew = open(Mode::write);
  EXPECT_TRUE(anew->holds(before));
  anew->append(testing::batch_of(5'000, {"a"}));
  const LedgerStore::Head later = anew->head();
  EXPECT_TRUE(anew->holds(later));
  EXPECT_TRUE(anew->holds(before));
  EXPECT_FALSE(anew->holds({later.size, before.root}));
  EXPECT_FALSE(anew->holds({later.size + 1, later.root}));
}

TEST_P(WriterTest, AFullQueueSaysThatItIsFull) {
  Writer writer(*store_, ticking(), {}, 2);
  std::latch started(1);
  std::latch go_on(1);
  auto first = writer.submit({}, [&](const Turn&) -> Result<Work> {
    started.count_down();
    go_on.wait();
    return Work{};
  });
  started.wait();
  auto second = writer.submit({}, append_one("a"));
  auto third = writer.submit({}, append_one("b"));
  EXPECT_EQ(failure(writer.submit({}, append_one("c")).get()), "error.store.busy");
  go_on.count_down();
  EXPECT_TRUE(third.get());
}

TEST_P(WriterTest, WhatWasSubmittedIsFinishedBeforeItEnds) {
  std::vector<std::future<Result<Receipt>>> futures;
  {
    Writer writer(*store_, ticking());
    for (int i = 0; i < 50; ++i) futures.push_back(writer.submit({}, append_one("x")));
  }
  for (auto& future : futures) EXPECT_TRUE(future.get());
  EXPECT_EQ(store_->size(), 50U);
}

}  // namespace
}  // namespace acta::store
