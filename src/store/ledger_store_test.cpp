#include "store/ledger_store.h"

#include <filesystem>

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "store/files.h"
#include "store/test_backends.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
using testing::audit;
using testing::batch_of;
using testing::failure;

struct Read {
  std::uint64_t number;
  std::int64_t recorded;
  ledger::EntryKind kind;
  std::string payload;
  bool operator==(const Read&) const = default;
};

std::vector<Read> read_all(LedgerStore& store, std::uint64_t first = 1) {
  std::vector<Read> all;
  store.read(first, [&](const ledger::Entry& entry) {
    all.push_back({entry.number, entry.recorded.microseconds, entry.kind,
                   std::string(entry.payload.value_or("(erased)"))});
  });
  return all;
}

class LedgerStoreTest : public testing::OnBothBackends {
 protected:
  // Every byte that the store keeps on disk.
  std::string files() const {
    std::string all;
    for (const auto& file : fs::recursive_directory_iterator(place_->directory()))
      if (file.is_regular_file()) all += read_file(file.path().string()).value();
    return all;
  }
};
ON_BOTH_BACKENDS(LedgerStoreTest);

TEST_P(LedgerStoreTest, ANewStoreIsEmptyAndSignsThatItIs) {
  const auto store = open();
  EXPECT_EQ(store->size(), 0U);
  EXPECT_EQ(store->next_number(), 1U);
  EXPECT_EQ(ledger::open_checkpoint(store->latest_checkpoint(), store->verifier())->size, 0U);
  EXPECT_TRUE(audit(*store).clean());
}

TEST_P(LedgerStoreTest, GivesBackInOrderWhatWasAppended) {
  const auto store = open();
  const std::string bytes("\0\xff\n", 3);
  store->append(batch_of(1'000, {"a", bytes}));
  store->append(batch_of(2'000, {"", "d"}));
  using ledger::EntryKind;
  const std::vector<Read> expected = {{1, 1'000, EntryKind::open, "a"},
                                      {2, 1'000, EntryKind::open, bytes},
                                      {3, 2'000, EntryKind::open, ""},
                                      {4, 2'000, EntryKind::open, "d"}};
  EXPECT_EQ(read_all(*store), expected);
  EXPECT_EQ(read_all(*open(Mode::read)), expected);
  EXPECT_EQ(read_all(*store, 4), std::vector<Read>({expected[3]}));
  EXPECT_EQ(read_all(*store, 5), std::vector<Read>());
  EXPECT_EQ(read_all(*store, UINT64_MAX), std::vector<Read>());
  const auto report = audit(*store);
  EXPECT_TRUE(report.clean());
  EXPECT_EQ(report.size, 4U);
  EXPECT_EQ(report.checkpoints, 3U);
}

TEST_P(LedgerStoreTest, ReadsMoreThanFitsIntoOneAnswer) {
  const auto store = open();
  std::vector<std::string> payloads;
  for (int i = 0; i < 20'000; ++i) payloads.push_back("entry " + std::to_string(i + 1));
  store->append(batch_of(1, payloads));
  std::uint64_t expected = 0;
  store->read(1, [&](const ledger::Entry& entry) {
    ASSERT_EQ(entry.number, ++expected);
    ASSERT_EQ(*entry.payload, "entry " + std::to_string(expected));
  });
  EXPECT_EQ(expected, 20'000U);
  EXPECT_TRUE(audit(*store).clean());
}

TEST_P(LedgerStoreTest, TellsWhatItAppendedAsItWouldReadIt) {
  const auto store = open();
  std::vector<std::string> told;
  Batch batch = batch_of(1, {"a"});
  batch.additions.emplace_back(NewEntry{"b", true});
  store->append(batch, [&](std::span<const ledger::Entry> entries) {
    EXPECT_EQ(open(Mode::read)->size(), 2U) << "told before it was committed";
    for (const ledger::Entry& entry : entries)
      told.push_back(std::to_string(entry.number) + std::string(*entry.payload) +
                     hex(entry.leaf_hash));
  });
  std::vector<std::string> read;
  store->read(1, [&](const ledger::Entry& entry) {
    read.push_back(std::to_string(entry.number) + std::string(*entry.payload) +
                   hex(entry.leaf_hash));
  });
  EXPECT_EQ(told, read);
}

TEST_P(LedgerStoreTest, GoesOnWhereItStopped) {
  open()->append(batch_of(1'000, {"a", "b", "c"}));
  const auto store = open(Mode::write);
  EXPECT_EQ(store->next_number(), 4U);
  EXPECT_EQ(store->last_recorded(), Instant{1'000});
  store->append(batch_of(1'001, {"d"}));
  EXPECT_TRUE(audit(*store).clean());
}

TEST_P(LedgerStoreTest, ABatchNeverGoesBackInTime) {
  const auto store = open();
  store->append(batch_of(1'000, {"a"}));
  EXPECT_THROW(store->append(batch_of(1'000, {"b"})), Defect);
  EXPECT_EQ(store->size(), 1U);
}

TEST_P(LedgerStoreTest, ASealedEntryShowsOnlyItsSeal) {
  const auto store = open();
  store->append(batch_of(1, {"secret"}, true));
  store->read(1, [](const ledger::Entry& entry) {
    EXPECT_EQ(entry.kind, ledger::EntryKind::sealed);
    EXPECT_EQ(*entry.payload, "secret");
    EXPECT_EQ(entry.seal, ledger::seal_of(entry.salt, "secret"));
    ledger::TreeHasher hasher;
    EXPECT_EQ(entry.leaf_hash, ledger::entry_hash(hasher, entry.recorded, entry.kind, entry.seal));
  });
  EXPECT_TRUE(audit(*store).clean());
}

TEST_P(LedgerStoreTest, WhatIsErasedIsGoneAndExplained) {
  for (const bool sealed : {false, true}) {
    place_.emplace(GetParam());
    const auto store = open();
    const std::string name = "María del Carmen " + std::string(2'000, 'x');
    store->append(batch_of(1, {"a", name, "c"}, sealed));
    EXPECT_EQ(files().find("María") != std::string::npos, embedded());
    Batch batch = batch_of(2, {"d"});
    batch.additions.emplace_back(Erase{2, "Ley 1581 de 2012", "names a person"});
    store->append(batch);

    const auto all = read_all(*store);
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[1].payload, "(erased)");
    EXPECT_EQ(all[4].kind, ledger::EntryKind::tombstone);
    const auto erasure = ledger::open_tombstone(all[4].payload, store->verifier());
    ASSERT_TRUE(erasure);
    EXPECT_EQ(erasure->entry, 2U);
    EXPECT_EQ(erasure->reason, "names a person");
    const auto report = audit(*store);
    EXPECT_TRUE(report.clean());
    EXPECT_EQ(report.erased, 1U);
    EXPECT_EQ(files().find("María"), std::string::npos);
  }
}

TEST_P(LedgerStoreTest, OnlyAnEntryThatIsThereAndWholeMayBeErased) {
  const auto store = open();
  store->append(batch_of(1, {"a", "b"}));
  Batch batch{Instant{2}, {Erase{1, "law", "reason"}}, {}};
  store->append(batch);
  EXPECT_EQ(failure(store->may_erase(2)), "");
  EXPECT_EQ(failure(store->may_erase(1)), "error.store.erase-erased");
  EXPECT_EQ(failure(store->may_erase(3)), "error.store.erase-tombstone");
  EXPECT_EQ(failure(store->may_erase(0)), "error.store.erase-unknown");
  EXPECT_EQ(failure(store->may_erase(4)), "error.store.erase-unknown");
  EXPECT_EQ(failure(store->may_erase(UINT64_MAX)), "error.store.erase-unknown");
}

TEST_P(LedgerStoreTest, RemembersSubmissionsByTheirKey) {
  const auto store = open();
  Batch batch = batch_of(1, {"a", "b"});
  batch.submissions.push_back({"k1", sha256("request"), 1, 2, "{\"stored\":2}"});
  store->append(batch);
  const auto found = store->find_submission("k1");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->digest, sha256("request"));
  EXPECT_EQ(found->first, 1U);
  EXPECT_EQ(found->count, 2U);
  EXPECT_EQ(found->answer, "{\"stored\":2}");
  EXPECT_FALSE(store->find_submission("k2"));
}

TEST_P(LedgerStoreTest, ABatchIsStoredWholeOrNotAtAll) {
  const auto store = open();
  Batch first = batch_of(1, {"a"});
  first.submissions.push_back({"k1", {}, 1, 1, ""});
  store->append(first);
  Batch second = batch_of(2, {"b", "c"});
  second.submissions.push_back({"k1", {}, 2, 2, ""});  // breaks the rule that keys are unique
  EXPECT_THROW(store->append(second), DbError);
  EXPECT_EQ(open(Mode::read)->size(), 1U);
  EXPECT_TRUE(audit(*open(Mode::read)).clean());
}

}  // namespace
}  // namespace acta::store
