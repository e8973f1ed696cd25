#include <cerrno>

#include <sqlite3.h>

#include "store/database.h"
#include "store/files.h"

namespace acta::store {
namespace {

constexpr int application_id = 0x41435441;  // "ACTA", at byte 68 of the file
constexpr int busy_milliseconds = 5'000;
constexpr int checkpoint_pages = 1'000;

bool no_space(int error_number) { return error_number == ENOSPC || error_number == EDQUOT; }

// A full disk shows as SQLITE_FULL when a page is written, but as an I/O error when a file is
// extended in other ways. A failed fsync is an I/O error whatever its reason: what it should
// have made durable is lost track of.
DbError::Kind kind_of(int code, int error_number) {
  using Kind = DbError::Kind;
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Kind::unique_violation;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Kind::foreign_key_violation;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_TRIGGER:
    case SQLITE_CONSTRAINT_NOTNULL: return Kind::check_violation;
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC: return Kind::io;
    default: break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Kind::retryable;
    case SQLITE_FULL: return Kind::disk_full;
    case SQLITE_CORRUPT: return Kind::damaged;
    case SQLITE_NOTADB: return Kind::foreign;
    case SQLITE_IOERR: return no_space(error_number) ? Kind::disk_full : Kind::io;
    case SQLITE_CANTOPEN: return no_space(error_number) ? Kind::disk_full : Kind::other;
    default: return Kind::other;
  }
}

[[noreturn]] void fail(sqlite3* db) {
  const DbError::Kind kind = kind_of(sqlite3_extended_errcode(db), sqlite3_system_errno(db));
  const std::string message = sqlite3_errmsg(db);
  if (kind == DbError::Kind::disk_full) throw DiskFull(message);
  // Closing must not try the same fsync again and then delete the only good copy.
  if (kind == DbError::Kind::io)
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  throw DbError(kind, message);
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* db, const std::string& sql) : db_(db) {
    if (sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) !=
        SQLITE_OK)
      fail(db);
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  Statement& bind(int index, const Value& value) override {
    return bind(index, value, SQLITE_TRANSIENT);
  }

  Statement& bind(int index, const Value& value, sqlite3_destructor_type copying) {
    const int code =
        std::visit([&](const auto& held) { return bind_one(index, held, copying); }, value);
    if (code != SQLITE_OK) fail(db_);
    return *this;
  }

  bool step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(db_);
  }

  void reset() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

  bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return begin ? std::string_view(begin, length(column)) : std::string_view();
  }
  std::string_view bytes(int column) override {
    const auto* begin = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return begin ? std::string_view(begin, length(column)) : std::string_view();
  }

 private:
  std::size_t length(int column) const {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }

  int bind_one(int index, Null, sqlite3_destructor_type) {
    return sqlite3_bind_null(statement_, index);
  }
  int bind_one(int index, std::int64_t number, sqlite3_destructor_type) {
    return sqlite3_bind_int64(statement_, index, number);
  }
  int bind_one(int index, double number, sqlite3_destructor_type) {
    return sqlite3_bind_double(statement_, index, number);
  }
  int bind_one(int index, std::string_view text, sqlite3_destructor_type copying) {
    return sqlite3_bind_text64(statement_, index, text.data() ? text.data() : "", text.size(),
                               copying, SQLITE_UTF8);
  }
  int bind_one(int index, Bytes bytes, sqlite3_destructor_type copying) {
    return sqlite3_bind_blob64(statement_, index, bytes.view.data() ? bytes.view.data() : "",
                               bytes.view.size(), copying);
  }

  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
};

class SqliteLoader final : public Loader {
 public:
  SqliteLoader(sqlite3* db, const std::string& sql) : statement_(db, sql) {}

  void row(std::span<const Value> values) override {
    int index = 0;
    for (const Value& value : values) statement_.bind(++index, value, SQLITE_STATIC);
    statement_.step();
    statement_.reset();
  }
  void finish() override {}

 private:
  SqliteStatement statement_;
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, Access access) {
    int flags = SQLITE_OPEN_NOMUTEX;
    flags |= access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::create) flags |= SQLITE_OPEN_CREATE;
    try {
      if (sqlite3_open_v2(path.c_str(), &db_, flags, nullptr) != SQLITE_OK) fail(db_);
      sqlite3_extended_result_codes(db_, 1);
      sqlite3_busy_timeout(db_, busy_milliseconds);
      execute("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF");
      const bool ours = may_change();
      if (ours && access != Access::read) prepare_to_write();
    } catch (...) {
      sqlite3_close_v2(db_);
      throw;
    }
  }
  ~SqliteConnection() override { sqlite3_close_v2(db_); }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Dialect dialect() const override { return Dialect::sqlite; }

  void execute(const std::string& script) override {
    if (checkpoint_failure_) throw DbError(DbError::Kind::io, *checkpoint_failure_);
    if (sqlite3_exec(db_, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db_);
  }

  std::unique_ptr<Statement> prepare(const std::string& sql) override {
    return std::make_unique<SqliteStatement>(db_, sql);
  }

  std::unique_ptr<Loader> load(const std::string& table, const std::string& columns) override {
    std::string places = "?";
    for (const char c : columns)
      if (c == ',') places += ",?";
    return std::make_unique<SqliteLoader>(
        db_, "INSERT INTO " + table + "(" + columns + ") VALUES(" + places + ")");
  }

  void commit() override { execute("COMMIT"); }

  // secure_delete has overwritten it in the database; the log still has the old pages.
  bool scrub(const std::string&) override {
    const int code =
        sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) fail(db_);
    return code == SQLITE_OK;
  }

  sqlite3* handle() { return db_; }

 private:
  std::int64_t number(const std::string& sql) {
    SqliteStatement statement(db_, sql);
    return statement.step() ? statement.integer(0) : 0;
  }

  bool may_change() {
    return number("PRAGMA application_id") == application_id ||
           number("SELECT count(*) FROM sqlite_master") == 0;
  }

  // The checkpoint copies the whole log anew into the database before anything is added: after a
  // failed fsync the system may hold pages that read well and never reached the disk.
  void prepare_to_write() {
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
    sqlite3_wal_hook(db_, &SqliteConnection::after_commit, this);
    scrub({});
    if (number("PRAGMA application_id") != application_id)
      execute("PRAGMA application_id=" + std::to_string(application_id));
  }

  // In place of SQLite's own checkpoint after a commit, which keeps its failures to itself. The
  // commit is durable in the log whatever happens here, so only the next write is refused.
  static int after_commit(void* connection, sqlite3* db, const char* name, int pages) {
    if (pages < checkpoint_pages) return SQLITE_OK;
    const int code =
        sqlite3_wal_checkpoint_v2(db, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK &&
        kind_of(sqlite3_extended_errcode(db), sqlite3_system_errno(db)) == DbError::Kind::io) {
      static_cast<SqliteConnection*>(connection)->checkpoint_failure_ = sqlite3_errmsg(db);
      sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    return SQLITE_OK;
  }

  sqlite3* db_ = nullptr;
  std::optional<std::string> checkpoint_failure_;
};

// One statement of sqlite3_backup_step; big enough to be quick, small enough to show progress.
constexpr int pages_a_step = 2'000;

void copy_pages(sqlite3* to, sqlite3* from, const Progress& progress) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (!backup) fail(to);
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup, pages_a_step);
    const auto whole = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup));
    const auto left = static_cast<std::uint64_t>(sqlite3_backup_remaining(backup));
    if (progress) progress(whole - left, whole);
  }
  if (sqlite3_backup_finish(backup) != SQLITE_OK) fail(to);
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

void copy_sqlite(Connection& from, const std::string& path, const Progress& progress) {
  auto& source = dynamic_cast<SqliteConnection&>(from);
  sqlite3* to = nullptr;
  try {
    if (sqlite3_open(path.c_str(), &to) != SQLITE_OK) fail(to);
    // A reading transaction held throughout, or each write elsewhere would start the copy anew.
    source.execute("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_master")->step();
    copy_pages(to, source.handle(), progress);
    source.execute("COMMIT");
  } catch (...) {
    sqlite3_close_v2(to);
    throw;
  }
  sqlite3_close_v2(to);
  sync_file(path);
  sync_parent(path);
}

}  // namespace acta::store
