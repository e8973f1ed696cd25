#include "base/log.h"
#include "store/database.h"

namespace acta::store {

// SQLite: the write lock is taken at once, because a reader cannot become a writer when another
// wrote in between.
Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection.execute(connection.dialect() == Connection::Dialect::sqlite ? "BEGIN IMMEDIATE"
                                                                         : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (const DbError&) {  // rolled back by the database already, or gone with it
  }
}

void Transaction::commit() {
  connection_.commit();
  open_ = false;
}

void scrub_quietly(Connection& connection, std::initializer_list<const char*> tables) {
  const bool all_at_once = connection.dialect() == Connection::Dialect::sqlite;
  for (const char* table : tables) {
    try {
      if (!connection.scrub(table)) log::warning("store.scrub-delayed", {{"table", table}});
    } catch (const DbError& error) {
      log::warning("store.scrub-failed", {{"table", table}, {"why", error.what()}});
    }
    if (all_at_once) return;
  }
}

}  // namespace acta::store
