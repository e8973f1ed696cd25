#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "ledger/merkle.h"
#include "store/ledger_store.h"

namespace acta::procedure {

// The root of the ledger's tree after any entry, so that a page can say over what it speaks. It
// reads the leaf hashes when it is first asked and then only what is new. Any thread may ask.
class Roots {
 public:
  explicit Roots(store::Location where) : where_(std::move(where)) {}

  std::string root(std::uint64_t entry);  // in hex; empty if the store cannot be read now

 private:
  bool read_up_to(std::uint64_t entry);

  store::Location where_;
  std::mutex mutex_;
  std::unique_ptr<store::LedgerStore> store_;
  ledger::Tree tree_;
};

}  // namespace acta::procedure
