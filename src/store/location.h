#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::store {

// Where a store is. SQLite: one directory with all of it. PostgreSQL: a database (and a schema,
// by the address's search_path), with the log's keys in a directory of their own.
struct Location {
  std::string directory;  // acta.db, lock (SQLite); log.key, log.pub (both)
  std::string address;    // "postgresql://…"; empty: SQLite

  bool embedded() const { return address.empty(); }
  std::string database_path() const { return directory + "/acta.db"; }
  std::string secret_key_path() const { return directory + "/log.key"; }
  std::string public_key_path() const { return directory + "/log.pub"; }
};

// As an error may show it: an address may hold a password.
std::string shown(const Location& location);

// `store` is what follows --store; `keys` is the key directory that a postgresql:// address
// needs and a directory refuses. error.store.keys-needed, error.store.keys-not-needed,
// error.store.not-said.
Result<Location> parse_location(std::string_view store, std::string_view keys = {});

}  // namespace acta::store
