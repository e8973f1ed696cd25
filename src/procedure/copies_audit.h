#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/result.h"
#include "ledger/entry.h"
#include "store/copies/copies.h"

namespace acta::procedure {

// Whether the copies of sources that the ledger says are kept are there, byte for byte: the log
// binds their digests alone. It is given every entry of the log, and reads no claim but theirs.
class CopiesAudit {
 public:
  void look_at(const ledger::Entry& entry);

  std::size_t size() const { return kept_.size(); }  // copies that are to be there

  // error.copy.missing, error.copy.altered: `place` is the digest, `value` the entry that says so.
  Errors check(store::Copies& copies) const;

 private:
  std::map<std::string, std::uint64_t> kept_;  // digest in hex, first entry
};

}  // namespace acta::procedure
