#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

// The thin layer over SQLite and PostgreSQL: enough for one SQL text to run on both. The common
// dialect is written down in docs/formats/store.md. One thread at a time per connection.
namespace acta::store {

class DbError : public std::runtime_error {
 public:
  enum class Kind {
    other,
    unique_violation,
    foreign_key_violation,
    check_violation,
    retryable,   // busy, deadlock: the same transaction may succeed later
    disk_full,   // nothing was stored; goes on by itself when there is space
    damaged,     // the database contradicts itself
    foreign,     // the file is no database at all
    io,          // a write or fsync failed: what is on disk is unknown
    connection,  // the server is gone; a COMMIT under way may or may not have happened
    uncertain,   // COMMIT came back with a warning: durable here, perhaps not on the standby
  };
  DbError(Kind which, const std::string& what) : std::runtime_error(what), kind(which) {}
  const Kind kind;
};

// No space left, or a quota: writers are told, readers go on, and the next write tries again.
class DiskFull : public DbError {
 public:
  explicit DiskFull(const std::string& what) : DbError(Kind::disk_full, what) {}
};

struct Null {};
struct Bytes {
  std::string_view view;
};
using Value = std::variant<Null, std::int64_t, double, std::string_view, Bytes>;

// One prepared statement; parameters are `?`, counted from 1; columns are counted from 0.
// Values are copied when bound; views of columns hold until the next step() or reset().
class Statement {
 public:
  virtual ~Statement() = default;
  virtual Statement& bind(int index, const Value& value) = 0;
  virtual bool step() = 0;   // true: a row is ready
  virtual void reset() = 0;  // to run again; also forgets the values
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) = 0;
};

// Many rows into one table, the fast way of each database (PostgreSQL: COPY). Within a
// transaction; finish() before anything else is done on the connection.
class Loader {
 public:
  virtual ~Loader() = default;
  virtual void row(std::span<const Value> values) = 0;
  virtual void finish() = 0;
};

class Connection {
 public:
  enum class Dialect { sqlite, postgres };
  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  virtual void execute(const std::string& script) = 0;  // no parameters, no rows
  virtual std::unique_ptr<Statement> prepare(const std::string& sql) = 0;
  // Integer columns are BIGINT and take std::int64_t only.
  virtual std::unique_ptr<Loader> load(const std::string& table, const std::string& columns) = 0;
  virtual void commit() = 0;  // of Transaction
  // Outside a transaction: takes what was deleted from the table out of the database's files, as
  // far as the database can. False: a reader stood in the way, it happens later.
  virtual bool scrub(const std::string& table) = 0;
  // False: the server has ended the session. One that is lost outside a transaction is begun anew
  // before the next statement, unless it is to be kept for what it holds: a lock. Then all that is
  // asked of it fails from there on.
  virtual bool is_open() { return true; }
  virtual void keep_session() {}
};

// Begins at once as the writer; rolls back unless committed. When commit() has returned, the
// transaction survives a power cut.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// The same after a commit that is durable by now: whatever happens must not look like a failed one.
// SQLite scrubs all of the database at once, whatever the table.
void scrub_quietly(Connection& connection, std::initializer_list<const char*> tables);

enum class Access { read, write, create };

// WAL, synchronous=FULL, foreign_keys, trusted_schema=OFF, secure_delete. Throws DbError. A
// database of another program is opened for looking into, but nothing is changed in it.
std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access);

// "postgresql://…" or "host=… dbname=…"; synchronous_commit is raised to on if it is lower.
std::unique_ptr<Connection> open_postgres(const std::string& address, Access access);

// The whole database as of one moment into a new file, durable, while others write.
using Progress = std::function<void(std::uint64_t done, std::uint64_t whole)>;
void copy_sqlite(Connection& from, const std::string& path, const Progress& progress);

}  // namespace acta::store
