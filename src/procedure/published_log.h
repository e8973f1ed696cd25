#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "ledger/merkle.h"
#include "ledger/tile.h"
#include "store/copies/copies.h"
#include "store/ledger_store.h"

namespace acta::procedure {

// The ledger as anyone may have it: its root after any entry, its signed checkpoints, and its tiles
// (ledger/tile.h). Of a restricted or erased entry nothing but what its leaf says is in them.
// It reads the leaf hashes when it is first asked and then only what is new, and goes on with them
// while the store is away. Any thread may ask.
class PublishedLog {
 public:
  explicit PublishedLog(store::Location where) : where_(std::move(where)) {}

  std::string root(std::uint64_t entry);  // in hex; empty if the store cannot be read now

  // The last checkpoint that was signed at or before the entry, as a signed note. error.log.away.
  Result<std::string> checkpoint(std::uint64_t entry);
  // The line with which the checkpoints are verified (C2SP signed-note).
  Result<std::string> verifier_key();
  // error.tile.none if the log is too short for it; error.log.away, which only bundles meet.
  Result<std::string> tile(const ledger::TileName& name);
  // The bytes that a claim of the log names by their digest. error.copy.not-kept, error.log.away.
  Result<std::string> copy(const Hash& digest);

 private:
  template <class Read>
  bool reading(Read&& read);
  bool read_up_to(std::uint64_t entry);

  store::Location where_;
  std::mutex mutex_;
  std::unique_ptr<store::LedgerStore> store_;
  ledger::Tree tree_;
  std::string latest_;  // checkpoint that was read
  std::uint64_t latest_size_ = 0;
  std::string key_;
  std::shared_ptr<store::Copies> copies_;
};

}  // namespace acta::procedure
