#include "search/statement.h"

#include <sqlite3.h>

#include "base/check.h"
#include "search/words.h"

namespace acta::search {

void Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Connection open_in_memory() {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &opened,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  check(code == SQLITE_OK, "SQLite opens a database in memory");
  register_tokenizer(opened);
  return connection;
}

void execute(sqlite3* connection, const std::string& sql) {
  check(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK,
        "the index in memory can be written");
}

Statement::Statement(sqlite3* connection, const std::string& sql) {
  const int code = sqlite3_prepare_v3(connection, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                      &statement_, nullptr);
  check(code == SQLITE_OK, "a statement of the index is well written");
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int at, std::string_view text) {
  sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(int at, std::int64_t number) {
  sqlite3_bind_int64(statement_, at, number);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW) sqlite3_reset(statement_);
  check(code == SQLITE_ROW || code == SQLITE_DONE, "the index in memory can be read");
  return code == SQLITE_ROW;
}

void Statement::reset() { sqlite3_reset(statement_); }

std::int64_t Statement::number(int column) { return sqlite3_column_int64(statement_, column); }

std::string Statement::text(int column) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace acta::search
