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

}  // namespace acta::store
