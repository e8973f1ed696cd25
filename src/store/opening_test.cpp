#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "store/files.h"
#include "store/schema.h"
#include "store/test_backends.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
using testing::audit;
using testing::Backend;
using testing::batch_of;
using testing::failure;

class OpeningTest : public testing::OnBothBackends {
 protected:
  Result<std::unique_ptr<LedgerStore>> attempt(Mode mode) const {
    return open_store(location(), mode, "log.example/record");
  }
};
ON_BOTH_BACKENDS(OpeningTest);

TEST_P(OpeningTest, OneProcessWritesAndOthersRead) {
  auto store = open();
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.locked");
  EXPECT_EQ(failure(attempt(Mode::create)), "error.store.locked");
  EXPECT_EQ(failure(attempt(Mode::read)), "");
  store.reset();
  EXPECT_EQ(failure(attempt(Mode::write)), "");
}

TEST_P(OpeningTest, AReaderSeesWhatIsWrittenLater) {
  const auto store = open();
  const auto reader = open(Mode::read);
  store->append(batch_of(1, {"a"}));
  EXPECT_EQ(reader->size(), 1U);
  EXPECT_THROW(reader->append(batch_of(2, {"b"})), Defect);
}

TEST_P(OpeningTest, ThereIsNothingToOpenWhereNothingWasMade) {
  EXPECT_EQ(failure(attempt(Mode::read)), "error.store.none");
  EXPECT_EQ(failure(attempt(Mode::write)), "error.store.none");
  EXPECT_FALSE(fs::exists(location().database_path()));
}

TEST_P(OpeningTest, ADatabaseOfAnotherProgramIsRefused) {
  const auto connection = place_->connect();
  connection->execute("CREATE TABLE entries (x TEXT)");
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(failure(attempt(mode)), "error.store.foreign");
}

TEST_P(OpeningTest, AStoreOfALaterVersionIsRefused) {
  open();
  set_about(*place_->connect(), "schema", "999");
  for (const Mode mode : {Mode::read, Mode::write, Mode::create}) {
    const auto refused = attempt(mode);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "error.store.newer");
    EXPECT_EQ(refused.error().value, "999");
  }
}

TEST_P(OpeningTest, TheKeyFilesBelongToTheStore) {
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

TEST_P(OpeningTest, ALostDatabaseIsNotReplacedByAnEmptyOne) {
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

TEST_P(OpeningTest, AnInterruptedCreationIsCompleted) {
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

TEST_P(OpeningTest, ABrokenLogIsReadButNotContinued) {
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

TEST(OpeningFiles, AFileThatIsNoDatabaseIsRefused) {
  const testing::Place place(Backend::sqlite);
  make_directory(place.location().directory, 0700);
  const std::string text = "This is no database, but a text that someone put here.\n";
  write_file(place.location().database_path(), text, 0600);
  for (const Mode mode : {Mode::read, Mode::write, Mode::create})
    EXPECT_EQ(failure(open_store(place.location(), mode)), "error.store.foreign");
  EXPECT_EQ(read_file(place.location().database_path()), text);
}

TEST(OpeningFiles, ADamagedPageIsAFindingOfTheAudit) {
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

}  // namespace
}  // namespace acta::store
