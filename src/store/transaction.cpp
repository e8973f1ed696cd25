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

}  // namespace acta::store
