#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/note.h"
#include "register/register.h"
#include "store/ledger_store.h"

namespace acta::procedure {

using Progress = std::function<void(std::uint64_t done, std::uint64_t whole)>;

// Puts the entries of the store that the register does not hold yet into it, and publishes them.
// Answers how many there were. Throws record::NotAClaim where the store is damaged.
std::uint64_t catch_up(store::LedgerStore& store, record::Register& record,
                       const Progress& progress = {});

// One entry of the store into the register: a claim, a claim that was erased, or a tombstone.
void take_in(const ledger::Entry& entry, const ledger::VerifierKey& key, record::Register& record);

// A record open for reading only: the register, and the store that it is read from. Any number of
// processes may read while one writes.
class Reading {
 public:
  static Result<std::unique_ptr<Reading>> open(const store::Location& location,
                                               const Progress& progress = {});

  const record::Register& record() const { return *record_; }
  store::LedgerStore& store() { return *store_; }
  // Takes in what another process has recorded meanwhile. From one thread at a time.
  std::uint64_t follow();

 private:
  Reading(std::unique_ptr<store::LedgerStore> store, const Progress& progress);
  std::unique_ptr<store::LedgerStore> store_;
  std::unique_ptr<record::Register> record_;
};

}  // namespace acta::procedure
