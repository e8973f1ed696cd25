#pragma once

#include <memory>

#include "base/result.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

// A connection for the tables that stand beside the ledger's: it may be open, and write, while
// another process holds the ledger. The store must exist (error.store.none); its tables are brought
// up to date.
Result<std::unique_ptr<Connection>> open_beside(const Location& location);

// To read them alone, also where nothing may be written. error.store.none, error.store.older.
Result<std::unique_ptr<Connection>> open_beside_to_read(const Location& location);

}  // namespace acta::store
