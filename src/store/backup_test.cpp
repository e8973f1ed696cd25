#include "store/backup.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "store/accounts/accounts.h"
#include "store/accounts/secret.h"
#include "store/accounts/testing.h"
#include "store/codings/codings.h"
#include "store/files.h"
#include "store/filings/filings.h"
#include "store/proposals/proposals.h"
#include "store/test_backends.h"
#include "store/writer.h"

namespace acta::store {
namespace {

namespace fs = std::filesystem;
using testing::Backend;
using testing::failure;

void append(LedgerStore& store, std::int64_t recorded, const std::vector<std::string>& payloads) {
  Batch batch{Instant{recorded}, {}, {}};
  for (const std::string& payload : payloads)
    batch.additions.emplace_back(NewEntry{payload, payload.size() % 2 == 0});
  batch.submissions.push_back({"k" + std::to_string(recorded), {}, 1, 1, "answer"});
  store.append(batch);
}

std::vector<std::string> leaves(LedgerStore& store) {
  std::vector<std::string> all;
  store.read(1, [&](const ledger::Entry& entry) {
    all.push_back(hex(entry.leaf_hash) + std::string(entry.payload.value_or("(erased)")));
  });
  return all;
}

std::int64_t rows_of(const Location& location, const std::string& table) {
  const auto connection = location.embedded() ? open_sqlite(location.database_path(), Access::read)
                                              : open_postgres(location.address, Access::read);
  const auto count = connection->prepare("SELECT count(*) FROM " + table);
  count->step();
  return count->integer(0);
}

class BackupTest : public testing::OnBothBackends {
 protected:
  // What was proposed by one, hastened by its own author, and made from codings and a filing.
  void fill_the_desk() {
    const Clock clock = [now = std::int64_t{1'800'000'000'000'000}]() mutable {
      return Instant{++now};
    };
    const auto accounts = Accounts::open(location(), clock).value();
    const auto person = [&](const std::string& name) {
      return accounts->add(name + "@x.example", name, "Acta").value();
    };
    const Enrolment ana = person("ana");
    const std::string luis = person("luis").account.id, eva = person("eva").account.id;
    const std::uint64_t step = totp_step(clock().microseconds / 1'000'000);
    ASSERT_TRUE(accounts->sign_in({"ana@x.example", ana.password,
                                   totp(testing::secret_in(ana.authenticator), step), "here"}));

    const auto proposals = Proposals::open(location(), clock).value();
    const auto propose = [&](const std::string& id) {
      Proposal proposal;
      proposal.id = id;
      proposal.kind = "report";
      proposal.subject = "commitment/CM02";
      proposal.drafts = "[]";
      proposal.author = ana.account.id;
      proposal.co_authors = {luis};
      ASSERT_TRUE(proposals->add(proposal, id, {}));
    };
    propose("S-reviewed");
    ASSERT_TRUE(
        proposals->advance("S-reviewed", 1, "proposed", "reviewed", eva, "", {{.country = "COL"}}));
    propose("S-hastened");
    ASSERT_TRUE(proposals->hasten("S-hastened", 1, "proposed", ana.account.id, {"No time.", "en"}));

    const auto codings = Codings::open(location(), clock).value();
    const auto paper = codings->add("M1", "CM02", 0, {.account = luis, .code = "tension"});
    ASSERT_TRUE(paper);
    codings->note_proposal(paper->id, "S-reviewed");

    const auto filings = Filings::open(location(), clock).value();
    Filing filing;
    filing.id = "F-1";
    filing.kind = "evidence";
    filing.content = "what was sent";
    filing.filer = luis;
    const FilingFile file{"a.pdf", "bytes", {}, 5};
    ASSERT_TRUE(filings->add(filing, sha256("receipt"), 10, &file));
    ASSERT_TRUE(filings->admit("F-1", ana.account.id, "", "S-hastened", true));
  }

  std::string backup() const { return place_->directory() + "/backup"; }
  Location backup_location() const { return {backup(), {}}; }
};
ON_BOTH_BACKENDS(BackupTest);

TEST_P(BackupTest, HasEverythingThatIsNeededToGoOn) {
  const auto store = open();
  append(*store, 1, {"a", "bb", std::string("\0\xff", 2)});
  append(*store, 2, {"d"});
  EXPECT_EQ(backup_store(location(), backup()).value(), 4U);

  const auto copy = open_store(backup_location(), Mode::write).value();
  EXPECT_EQ(leaves(*copy), leaves(*store));
  EXPECT_EQ(copy->checkpoints(), store->checkpoints());
  EXPECT_TRUE(copy->find_submission("k2"));
  append(*copy, 3, {"goes on"});
  EXPECT_TRUE(audit_store(*copy, store->verifier(), store->latest_checkpoint()).clean());
  EXPECT_EQ(fs::status(backup()).permissions(), fs::perms::owner_all);
}

TEST_P(BackupTest, NeverOverwritesAnything) {
  open();
  fs::create_directory(backup());
  EXPECT_EQ(failure(backup_store(location(), backup())), "error.store.exists");
}

TEST_P(BackupTest, IsOneMomentOfALogThatIsBeingWritten) {
  auto store = open();
  std::atomic<bool> enough = false;
  std::atomic<std::uint64_t> written = 0;
  Writer writer(*store, [now = std::int64_t{0}]() mutable { return Instant{++now}; });
  std::thread writing([&] {
    while (!enough) {
      const Job job = [](const Turn&) -> Result<Work> {
        return Work{std::vector<NewEntry>(20, {std::string(3'000, 'x')}), {}, ""};
      };
      written = writer.submit({}, job).get()->first + 19;
    }
  });
  while (written < 200) std::this_thread::yield();
  const std::uint64_t before = written;
  const auto size = backup_store(location(), backup());
  const std::uint64_t after = written + 20;
  enough = true;
  writing.join();
  ASSERT_TRUE(size);
  EXPECT_GE(*size, before);
  EXPECT_LE(*size, after);
  const auto copy = open_store(backup_location(), Mode::read).value();
  EXPECT_TRUE(audit_store(*copy, store->verifier()).clean());
}

TEST_P(BackupTest, RestoresToWhereNothingIs) {
  std::vector<std::string> expected;
  {
    const auto store = open();
    append(*store, 1, {"a", "bb", "c"});
    expected = leaves(*store);
  }
  fill_the_desk();
  ASSERT_TRUE(backup_store(location(), backup()));
  const testing::Place elsewhere(GetParam());
  const auto report = restore_store(backup(), elsewhere.location());
  ASSERT_TRUE(report) << report.error().message;
  for (const char* table : {"proposals", "proposal_authors", "proposal_steps", "proposal_replies",
                            "coding_papers", "codings", "filings", "filing_files", "accounts"}) {
    EXPECT_GT(rows_of(location(), table), 0) << table;
    EXPECT_EQ(rows_of(elsewhere.location(), table), rows_of(location(), table)) << table;
  }
  EXPECT_EQ(rows_of(location(), "sessions"), 1);
  EXPECT_EQ(rows_of(elsewhere.location(), "sessions"), 0) << "nobody is signed in anew by it";
  EXPECT_EQ(report->size, 3U);
  const auto restored = open_store(elsewhere.location(), Mode::write).value();
  EXPECT_EQ(leaves(*restored), expected);
  append(*restored, 2, {"goes on"});
  EXPECT_TRUE(audit_store(*restored, restored->verifier()).clean());
}

TEST_P(BackupTest, ABackupThatWasTamperedWithIsNotRestored) {
  append(*open(), 1, {"a", "b", "c"});
  ASSERT_TRUE(backup_store(location(), backup()));
  open_sqlite(backup_location().database_path(), Access::write)
      ->execute("UPDATE entries SET payload = 'B' WHERE number = 2");
  const testing::Place elsewhere(GetParam());
  EXPECT_EQ(failure(restore_store(backup(), elsewhere.location())), "error.store.not-sound");
  EXPECT_EQ(failure(open_store(elsewhere.location(), Mode::read)), "error.store.none");
}

TEST_P(BackupTest, AStoreThatIsThereIsNotReplacedUnasked) {
  append(*open(), 1, {"a"});
  ASSERT_TRUE(backup_store(location(), backup()));
  EXPECT_EQ(failure(restore_store(backup(), location())), "error.store.exists");
  EXPECT_EQ(leaves(*open(Mode::read)).size(), 1U);
}

class Replacing : public ::testing::Test {
 protected:
  Replacing() {
    append(*open(), 1, {"a", "b"});
    EXPECT_TRUE(backup_store(place_.location(), backup_));
  }
  std::unique_ptr<LedgerStore> open(Mode mode = Mode::create) const {
    return open_store(place_.location(), mode).value();
  }
  Result<ledger::AuditReport> restore(Restoring how) const {
    return restore_store(backup_, place_.location(), how);
  }

  testing::Place place_{Backend::sqlite};
  std::string backup_ = place_.directory() + "/backup";
};

TEST_F(Replacing, KeepsWhatWasThere) {
  open_sqlite(place_.location().database_path(), Access::write)
      ->execute("UPDATE entries SET payload = 'tampered' WHERE number = 1");
  ASSERT_TRUE(restore({.replace = true}));
  EXPECT_TRUE(audit_store(*open(Mode::read), open(Mode::read)->verifier()).clean());
  const std::string kept = place_.location().directory + "/before-restore-1/acta.db";
  EXPECT_NE(read_file(kept)->find("tampered"), std::string::npos);
  append(*open(Mode::write), 5, {"goes on"});
}

TEST_F(Replacing, WorksWhenThePresentDatabaseIsUseless) {
  for (const std::string& rubbish : {std::string(), std::string(10'000, 'x')}) {
    fs::remove(place_.location().database_path());
    if (!rubbish.empty()) write_file(place_.location().database_path(), rubbish, 0600);
    ASSERT_TRUE(restore({.replace = true}));
    EXPECT_EQ(leaves(*open(Mode::write)).size(), 2U);
  }
}

TEST_F(Replacing, DoesNotLoseEntriesUnasked) {
  append(*open(), 2, {"c"});
  const auto refused = restore({.replace = true});
  ASSERT_EQ(failure(refused), "error.store.loses-entries");
  EXPECT_EQ(refused.error().part, "3");
  EXPECT_EQ(refused.error().hint, "2");
  ASSERT_TRUE(restore({.replace = true, .lose_entries = true}));
  EXPECT_EQ(leaves(*open(Mode::read)).size(), 2U);
}

TEST_F(Replacing, RefusesTheBackupOfAnotherLog) {
  const testing::Place stranger(Backend::sqlite);
  append(*open_store(stranger.location(), Mode::create).value(), 1, {"x", "y", "z"});
  EXPECT_EQ(failure(restore_store(backup_, stranger.location(), {.replace = true})),
            "error.store.other-key");
}

TEST_F(Replacing, RefusesABackupThatContradictsWhatWasSigned) {
  const Location fork{backup_, {}};
  append(*open(), 2, {"c"});
  append(*open_store(fork, Mode::write).value(), 2, {"another c"});
  EXPECT_EQ(failure(restore({.replace = true})), "error.store.not-sound");
}

TEST_F(Replacing, RefusesWhileAnotherProcessWrites) {
  const auto writing = open();
  EXPECT_EQ(failure(restore({.replace = true})), "error.store.locked");
}

}  // namespace
}  // namespace acta::store
