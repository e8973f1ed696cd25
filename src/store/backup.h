#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "ledger/audit.h"
#include "store/ledger_store.h"

namespace acta::store {

// What `acta verify` runs: the whole log and all checkpoints against `key`, which comes from
// the reader and not from the store. A damaged file is the finding error.store.damaged. `look` is
// given every entry that was read.
ledger::AuditReport audit_store(LedgerStore& store, const ledger::VerifierKey& key,
                                const std::optional<std::string>& held_checkpoint = std::nullopt,
                                const Progress& progress = {},
                                const std::function<void(const ledger::Entry&)>& look = {});

// A copy as of one moment, while the store is being written, into a directory that must not
// exist yet: acta.db, log.pub, log.key and accounts.key, all that is needed to go on elsewhere.
// Keep it as you keep the key. The copy is always an SQLite store, whatever it was made from.
// Answers with the size of the log in it. error.store.exists.
Result<std::uint64_t> backup_store(const Location& from, const std::string& directory,
                                   const Progress& progress = {});

// Puts a backup where a store is to be. The backup is audited first, against its own log.pub:
// with a finding, nothing is touched. A store that is there is replaced only on request, must
// have the same key, must not hold more entries than the backup unless `lose_entries`, and is
// moved to DIR/before-restore-N, not deleted. error.store.not-sound, -exists, -other-key,
// -locked, -loses-entries.
struct Restoring {
  bool replace = false;
  bool lose_entries = false;
};
Result<ledger::AuditReport> restore_store(const std::string& directory, const Location& to,
                                          Restoring how = {}, const Progress& progress = {});

}  // namespace acta::store
