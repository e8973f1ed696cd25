#include "store/database.h"

#include <atomic>
#include <filesystem>
#include <future>

#include "store/test_backends.h"

namespace acta::store {
namespace {

using testing::Backend;

class Database : public testing::OnBothBackends {
 protected:
  std::unique_ptr<Connection> connect() const { return place_->connect(); }
  static std::int64_t count(Connection& connection, const std::string& table) {
    const auto row = connection.prepare("SELECT count(*) FROM " + table);
    row->step();
    return row->integer(0);
  }
  std::string blob() const { return embedded() ? "BLOB" : "BYTEA"; }
};
ON_BOTH_BACKENDS(Database);

DbError::Kind kind_of(Connection& connection, const std::string& sql) {
  try {
    connection.execute(sql);
  } catch (const DbError& error) {
    return error.kind;
  }
  ADD_FAILURE() << "no error: " << sql;
  return DbError::Kind::other;
}

TEST_P(Database, GivesBackWhatItWasGiven) {
  const auto connection = connect();
  connection->execute("CREATE TABLE t (id BIGINT PRIMARY KEY, r DOUBLE PRECISION, x TEXT, b " +
                      blob() + ")");
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  const auto insert = connection->prepare("INSERT INTO t(id, r, x, b) VALUES(?, ?, ?, ?)");
  insert->bind(1, INT64_MIN).bind(2, 0.1).bind(3, "Ñandú 'x' ?").bind(4, Bytes{all_bytes}).step();
  insert->reset();
  insert->bind(1, INT64_MAX).bind(2, Null{}).bind(3, "").bind(4, Bytes{""}).step();

  const auto rows = connection->prepare("SELECT id, r, x, b FROM t ORDER BY id");
  ASSERT_TRUE(rows->step());
  EXPECT_EQ(rows->integer(0), INT64_MIN);
  EXPECT_EQ(rows->real(1), 0.1);
  EXPECT_EQ(rows->text(2), "Ñandú 'x' ?");
  EXPECT_EQ(rows->bytes(3), all_bytes);
  ASSERT_TRUE(rows->step());
  EXPECT_EQ(rows->integer(0), INT64_MAX);
  EXPECT_TRUE(rows->is_null(1));
  EXPECT_FALSE(rows->is_null(2));
  EXPECT_FALSE(rows->is_null(3));
  EXPECT_EQ(rows->bytes(3), "");
  EXPECT_FALSE(rows->step());
}

TEST_P(Database, APlaceholderInQuotesIsText) {
  const auto connection = connect();
  const auto row = connection->prepare(R"(SELECT '?' || ? AS "a?")");
  row->bind(1, "b");
  ASSERT_TRUE(row->step());
  EXPECT_EQ(row->text(0), "?b");
}

TEST_P(Database, LoadsManyRowsOfEveryType) {
  const auto connection = connect();
  connection->execute("CREATE TABLE t (id BIGINT PRIMARY KEY, r DOUBLE PRECISION, x TEXT, b " +
                      blob() + ")");
  Transaction transaction(*connection);
  const auto loader = connection->load("t", "id, r, x, b");
  const std::string bytes("\0\xff\n\t\\", 5);
  for (std::int64_t i = 0; i < 10'000; ++i) {
    const Value values[] = {i, -1.5, "línea\n\t\\N", i % 2 == 0 ? Value(Bytes{bytes}) : Null{}};
    loader->row(values);
  }
  loader->finish();
  transaction.commit();
  const auto row = connection->prepare("SELECT count(*), count(b), min(r), max(x) FROM t");
  row->step();
  EXPECT_EQ(row->integer(0), 10'000);
  EXPECT_EQ(row->integer(1), 5'000);
  EXPECT_EQ(row->real(2), -1.5);
  EXPECT_EQ(row->text(3), "línea\n\t\\N");
  const auto one = connection->prepare("SELECT b FROM t WHERE id = 4");
  one->step();
  EXPECT_EQ(one->bytes(0), bytes);
}

TEST_P(Database, ALoadThatFailsLeavesTheConnectionUsable) {
  const auto connection = connect();
  connection->execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
  {
    Transaction transaction(*connection);
    const auto loader = connection->load("t", "id");
    const Value one[] = {std::int64_t{1}};
    try {
      loader->row(one);
      loader->row(one);
      loader->finish();
      ADD_FAILURE() << "two rows of one key";
    } catch (const DbError& error) {
      EXPECT_EQ(error.kind, DbError::Kind::unique_violation);
    }
  }
  EXPECT_EQ(count(*connection, "t"), 0);
}

TEST_P(Database, TellsOneFailureFromAnother) {
  const auto connection = connect();
  connection->execute(
      "CREATE TABLE t (id BIGINT PRIMARY KEY CHECK (id < 10));"
      "CREATE TABLE u (t BIGINT NOT NULL REFERENCES t(id)); INSERT INTO t VALUES (1)");
  using Kind = DbError::Kind;
  EXPECT_EQ(kind_of(*connection, "INSERT INTO t VALUES (1)"), Kind::unique_violation);
  EXPECT_EQ(kind_of(*connection, "INSERT INTO t VALUES (11)"), Kind::check_violation);
  EXPECT_EQ(kind_of(*connection, "INSERT INTO u VALUES (2)"), Kind::foreign_key_violation);
  EXPECT_EQ(kind_of(*connection, "INSERT INTO u VALUES (NULL)"), Kind::check_violation);
  EXPECT_EQ(kind_of(*connection, "INSERT INTO nowhere VALUES (1)"), Kind::other);
}

TEST_P(Database, ATransactionThatIsNotCommittedNeverHappened) {
  const auto connection = connect();
  connection->execute("CREATE TABLE t (id BIGINT)");
  {
    Transaction transaction(*connection);
    connection->execute("INSERT INTO t VALUES (1)");
  }
  EXPECT_EQ(count(*connection, "t"), 0);
  {
    Transaction transaction(*connection);
    connection->execute("INSERT INTO t VALUES (1)");
    transaction.commit();
  }
  EXPECT_EQ(count(*place_->connect(Access::read), "t"), 1);
}

TEST_P(Database, AReaderCannotWrite) {
  connect()->execute("CREATE TABLE t (id BIGINT)");
  const auto reader = place_->connect(Access::read);
  EXPECT_THROW(reader->execute("INSERT INTO t VALUES (1)"), DbError);
}

TEST(Sqlite, AFullDatabaseIsDiskFullAndTheNextTransactionMayGoOn) {
  const testing::Place place(Backend::sqlite);
  const auto connection = place.connect();
  connection->execute("CREATE TABLE t (x TEXT); PRAGMA max_page_count=10");
  const auto insert = [&] {
    Transaction transaction(*connection);
    connection->prepare("INSERT INTO t VALUES (?)")->bind(1, std::string(100'000, 'x')).step();
    transaction.commit();
  };
  EXPECT_THROW(insert(), DiskFull);
  connection->execute("PRAGMA max_page_count=1000");
  insert();
}

TEST(Sqlite, TheDatabaseOfAnotherProgramIsLookedIntoAndNotChanged) {
  const testing::Place place(Backend::sqlite);
  std::filesystem::create_directories(place.location().directory);
  const std::string path = place.location().database_path();
  place.connect()->execute(
      "PRAGMA journal_mode=DELETE; PRAGMA application_id=7;"
      "CREATE TABLE t (x TEXT)");
  const auto before = std::filesystem::last_write_time(path);
  const auto connection = open_sqlite(path, Access::create);
  const auto mode = connection->prepare("PRAGMA journal_mode");
  mode->step();
  EXPECT_EQ(mode->text(0), "delete");
  EXPECT_EQ(std::filesystem::last_write_time(path), before);
}

// The trap of docs/formats/store.md: PostgreSQL calls a commit whose wait for the standby was
// cancelled a success, with a warning. The row may be on one server only.
// What a restart of the server does to those who are connected.
void end_all_others(const testing::Place& place) {
  place.connect()->execute(
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'acta'"
      " AND pid <> pg_backend_pid()");
}

TEST(Postgres, ALostSessionIsBegunAnewWithAllThatItWasTold) {
  if (const auto why = testing::postgres_missing())
    GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
  if (!testing::postgres_is_ours()) GTEST_SKIP() << "only in a cluster of our own";
  const testing::Place place(testing::Backend::postgres);
  const auto writer = place.connect(Access::create), reader = place.connect(Access::read);
  writer->execute("CREATE TABLE t (a BIGINT)");
  const auto insert = writer->prepare("INSERT INTO t(a) VALUES(?)");
  insert->bind(1, std::int64_t{1}).step();
  end_all_others(place);
  EXPECT_FALSE(writer->is_open());
  insert->reset();
  insert->bind(1, std::int64_t{2}).step();
  {
    Transaction transaction(*writer);
    insert->reset();
    insert->bind(1, std::int64_t{3}).step();
    end_all_others(place);
    insert->reset();
    EXPECT_THROW(insert->bind(1, std::int64_t{4}).step(), DbError) << "half of it is gone";
    EXPECT_THROW(writer->execute("DELETE FROM t"), DbError) << "and the rest is not done alone";
  }
  EXPECT_THROW(reader->execute("DELETE FROM t"), DbError) << "it still reads only";
  const auto sum = reader->prepare("SELECT count(*), max(a) FROM t");
  ASSERT_TRUE(sum->step());
  EXPECT_EQ(sum->integer(0), 2);
  EXPECT_EQ(sum->integer(1), 2);
}

TEST(Postgres, ASessionThatIsKeptIsNotBegunAnew) {
  if (const auto why = testing::postgres_missing())
    GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
  if (!testing::postgres_is_ours()) GTEST_SKIP() << "only in a cluster of our own";
  const testing::Place place(testing::Backend::postgres);
  const auto kept = place.connect();
  kept->keep_session();
  EXPECT_TRUE(kept->is_open());
  end_all_others(place);
  EXPECT_FALSE(kept->is_open());
  EXPECT_THROW(kept->execute("SELECT 1"), DbError);
  EXPECT_THROW(kept->prepare("SELECT 1"), DbError);
}

TEST(Postgres, ACommitThatDidNotReachTheStandbyIsUncertain) {
  if (const auto why = testing::postgres_missing())
    GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
  if (!testing::postgres_is_ours()) GTEST_SKIP() << "only in a cluster of our own";
  const testing::Place place(Backend::postgres);
  const auto connection = place.connect();
  const auto other = place.connect();
  connection->execute("CREATE TABLE t (id BIGINT)");
  other->execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  other->execute("SELECT pg_reload_conf()");
  std::atomic<bool> over = false;
  const auto cancel = std::async(std::launch::async, [&] {
    const auto row = other->prepare(
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    for (row->reset(); !over && !row->step(); row->reset()) {
    }
  });
  // The server takes its time to hear of the setting; until then a commit is an honest one.
  std::optional<DbError::Kind> kind;
  for (int tries = 0; !kind && tries < 10'000; ++tries) {
    Transaction transaction(*connection);
    connection->execute("INSERT INTO t VALUES (1)");
    try {
      transaction.commit();
    } catch (const DbError& error) {
      kind = error.kind;
    }
  }
  over = true;
  EXPECT_EQ(kind, DbError::Kind::uncertain);
  cancel.wait();
  other->execute("ALTER SYSTEM RESET synchronous_standby_names");
  other->execute("SELECT pg_reload_conf()");
}

// SQLite undoes only the statement that failed; PostgreSQL the transaction, and says so softly.
TEST(Postgres, AFailedTransactionCannotBeCommitted) {
  if (const auto why = testing::postgres_missing())
    GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
  const testing::Place place(Backend::postgres);
  const auto connection = place.connect();
  connection->execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
  Transaction transaction(*connection);
  connection->execute("INSERT INTO t VALUES (1)");
  EXPECT_THROW(connection->execute("INSERT INTO t VALUES (1)"), DbError);
  EXPECT_THROW(transaction.commit(), DbError);
}

TEST(Postgres, ALowerSynchronousCommitIsRaised) {
  if (const auto why = testing::postgres_missing())
    GTEST_SKIP() << "NOT TESTED ON POSTGRESQL: " << *why;
  const testing::Place place(Backend::postgres);
  const auto connection =
      open_postgres(place.location().address + "%20-csynchronous_commit%3Doff", Access::write);
  const auto row = connection->prepare("SHOW synchronous_commit");
  row->step();
  EXPECT_EQ(row->text(0), "on");
}

}  // namespace
}  // namespace acta::store
