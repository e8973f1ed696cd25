#include "sql/database.h"

#include <sqlite3.h>

#include "base/check.h"

namespace acta::bench::sql {
namespace {

void sure(sqlite3* database, int code) {
  if (code != SQLITE_OK) throw Defect(std::string("SQLite: ") + sqlite3_errmsg(database));
}

}  // namespace

Query::Query(sqlite3* database, const std::string& text) : database_(database) {
  sure(database, sqlite3_prepare_v3(database, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                    &statement_, nullptr));
}
Query::~Query() { sqlite3_finalize(statement_); }

Query& Query::bind(int parameter, std::int64_t number) {
  sure(database_, sqlite3_bind_int64(statement_, parameter, number));
  return *this;
}
Query& Query::bind(int parameter, std::string_view text) {
  sure(database_, sqlite3_bind_text64(statement_, parameter, text.data(), text.size(),
                                      SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}
bool Query::step() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) sure(database_, code);
  return code == SQLITE_ROW;
}
void Query::reset() { sqlite3_reset(statement_); }
std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string_view Query::text(int column) const {
  const auto* const begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {begin ? begin : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

// As generous as it gets: all of it fits into the cache, and nothing waits for a disk.
Database::Database(const std::string& path) {
  sure(database_, sqlite3_open(path.c_str(), &database_));
  execute(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000;"
      "PRAGMA mmap_size = 4000000000; PRAGMA temp_store = MEMORY;");
}
Database::~Database() { sqlite3_close(database_); }

void Database::execute(const std::string& script) {
  sure(database_, sqlite3_exec(database_, script.c_str(), nullptr, nullptr, nullptr));
}

}  // namespace acta::bench::sql
