#include "store/ledger_store.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "store/backup.h"
#include "store/files.h"
#include "store/schema.h"
#include "store/test_backends.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
using testing::Backend;
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

Batch batch_of(std::int64_t recorded, const std::vector<std::string>& payloads,
               bool sealed = false) {
  Batch batch{Instant{recorded}, {}, {}};
  for (const std::string& payload : payloads)
    batch.additions.emplace_back(NewEntry{payload, sealed});
  return batch;
}

ledger::AuditReport audit(LedgerStore& store) { return audit_store(store, store.verifier()); }

class LedgerStoreTest : public testing::OnBothBackends {
 protected:
  Result<std::unique_ptr<LedgerStore>> attempt(Mode mode) const {
    return open_store(location(), mode, "log.example/record");
  }
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

TEST_P(LedgerStoreTest, OneProcessWritesAndOthersRead) {
  auto store = open();
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.locked");
  EXPECT_EQ(failure(attempt(Mode::create)), "error.store.locked");
  EXPECT_EQ(failure(attempt(Mode::read)), "");
  store.reset();
  EXPECT_EQ(failure(attempt(Mode::write)), "");
}

TEST_P(LedgerStoreTest, AReaderSeesWhatIsWrittenLater) {
  const auto store = open();
  const auto reader = open(Mode::read);
  store->append(batch_of(1, {"a"}));
  EXPECT_EQ(reader->size(), 1U);
  EXPECT_THROW(reader->append(batch_of(2, {"b"})), Defect);
}

TEST_P(LedgerStoreTest, ThereIsNothingToOpenWhereNothingWasMade) {
  EXPECT_EQ(failure(attempt(Mode::read)), "error.store.none");
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.none");
  EXPECT_FALSE(fs::exists(location().database_path()));
}

TEST_P(LedgerStoreTest, ADatabaseOfAnotherProgramIsRefused) {
  const auto connection = place_->connect();
  connection->execute("CREATE TABLE entries (x TEXT)");
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(failure(attempt(mode)), "error.store.foreign");
}

TEST_P(LedgerStoreTest, AStoreOfALaterVersionIsRefused) {
  open();
  set_about(*place_->connect(), "schema", "999");
  for (const Mode mode : {Mode::read, Mode::write, Mode::create}) {
    const auto refused = attempt(mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "error.store.newer");
    EXPECT_EQ(refused.error().value, "999");
  }
}

TEST_P(LedgerStoreTest, TheKeyFilesBelongToTheStore) {
  open()->append(batch_of(1, {"a"}));
  const std::string path = location().secret_key_path();
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const std::string secret = read_file(path).value();
  const auto key = ledger::SigningKey::parse(secret.substr(0, secret.size() - 1));
  ASSERT_TRUE(key);
  EXPECT_EQ(read_file(location().public_key_path()), key->verifier().text() + "\n");

  fs::remove(path);
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.key-missing");
  EXPECT_EQ(failure(attempt(Mode::read)), "");
  write_file(path, ledger::SigningKey::generate("log.example/record")->text(), 0600);
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.other-key");
  write_file(path, "nonsense", 0600);
  EXPECT_EQ(failure(attempt(Mode::write)), "error.key.malformed");
}

TEST_P(LedgerStoreTest, ALostDatabaseIsNotReplacedByAnEmptyOne) {
  open()->append(batch_of(1, {"a"}));
  if (embedded()) {
    for (const auto& file : fs::directory_iterator(location().directory))
      if (file.path().filename().string().starts_with("acta.db")) fs::remove(file.path());
  } else {
    const auto connection = place_->connect();
    std::string tables;
    for (const auto row = connection->prepare(
             "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
         row->step();)
      (tables += tables.empty() ? "" : ", ") += row->text(0);
    connection->execute("DROP TABLE " + tables);
  }
  EXPECT_EQ(failure(attempt(Mode::create)), "error.store.lost");
  EXPECT_EQ(failure(attempt(Mode::create)), "error.store.lost") << "at the second try";
}

TEST_P(LedgerStoreTest, AnInterruptedCreationIsCompleted) {
  make_directory(location().directory, 0700);
  const auto key = ledger::SigningKey::generate("log.example/record").value();
  write_file(location().secret_key_path() + ".new", key.text() + "\n", 0600);
  EXPECT_EQ(open()->verifier(), key.verifier());  // cut before the database was made

  fs::rename(location().secret_key_path(), location().secret_key_path() + ".new");
  fs::remove(location().public_key_path());
  EXPECT_EQ(open(Mode::write)->verifier(), key.verifier());  // cut after
  EXPECT_TRUE(fs::exists(location().secret_key_path()));
  EXPECT_TRUE(fs::exists(location().public_key_path()));
}

TEST_P(LedgerStoreTest, ABrokenLogIsReadButNotContinued) {
  const char* damages[] = {
      "DELETE FROM entries WHERE number = 2", "DELETE FROM entries WHERE number = 3",
      "UPDATE entries SET leaf_hash = (SELECT leaf_hash FROM entries WHERE number = 1)"
      " WHERE number = 2",
      "DELETE FROM checkpoints WHERE size = 3"};
  for (const char* damage : damages) {
    place_.emplace(GetParam());
    open()->append(batch_of(1, {"a", "b", "c"}));
    place_->connect()->execute(damage);
    EXPECT_EQ(failure(attempt(Mode::write)), "error.store.inconsistent") << damage;
    const auto reader = open(Mode::read);
    EXPECT_FALSE(audit(*reader).clean()) << damage;
  }
}

TEST(LedgerStoreFiles, AFileThatIsNoDatabaseIsRefused) {
  const testing::Place place(Backend::sqlite);
  make_directory(place.location().directory, 0700);
  const std::string text = "This is no database, but a text that someone put here.\n";
  write_file(place.location().database_path(), text, 0600);
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(failure(open_store(place.location(), mode)), "error.store.foreign");
  EXPECT_EQ(read_file(place.location().database_path()), text);
}

TEST(LedgerStoreFiles, ADamagedPageIsAFindingOfTheAudit) {
  const testing::Place place(Backend::sqlite);
  {
    const auto store = open_store(place.location(), Mode::create).value();
    std::vector<std::string> payloads(2'000, std::string(300, 'x'));
    store->append(batch_of(1, payloads));
  }
  std::fstream file(place.location().database_path(),
                    std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(120 * 4096);  // inside the entries
  file.write(std::string(4096, '\x5a').data(), 4096);
  file.close();
  const auto store = open_store(place.location(), Mode::read).value();
  const auto report = audit(*store);
  ASSERT_FALSE(report.clean());
  EXPECT_EQ(report.findings[0].message, "error.store.damaged");
}

TEST(LocationTest, ADirectoryOrAServerWithItsKeys) {
  EXPECT_EQ(parse_location("store/").value().database_path(), "store/acta.db");
  const Location server = parse_location("postgresql://h/db", "/etc/acta").value();
  EXPECT_FALSE(server.embedded());
  EXPECT_EQ(server.secret_key_path(), "/etc/acta/log.key");
  EXPECT_EQ(failure(parse_location("postgresql://h/db")), "error.store.keys-needed");
  EXPECT_EQ(failure(parse_location("store", "keys")), "error.store.keys-not-needed");
  EXPECT_EQ(failure(parse_location("")), "error.store.not-said");
}

}  // namespace
}  // namespace acta::store
