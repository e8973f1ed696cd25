#pragma once

#include <optional>

#include "ledger/merkle.h"
#include "ledger/note.h"
#include "store/files.h"
#include "store/ledger_store.h"

namespace acta::store {

// What a writing store holds besides its connection: the lock, the key, and the edge of the log.
struct LedgerStore::Pen {
  std::optional<FileLock> lock;  // PostgreSQL: the connection holds it
  ledger::SigningKey key;
  ledger::Frontier tree;
  Instant last_recorded{0};
};

}  // namespace acta::store
