#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/entry.h"

namespace acta::ledger {

// What is wrong with a log, each with its own message key:
//   error.ledger.changed            entry {place}: its content does not give its leaf hash
//   error.ledger.removed            entry {place} is missing
//   error.ledger.reordered          entry {place} stands where {value} belongs
//   error.ledger.altered            entries {place} are not those the checkpoint was signed over
//   error.ledger.unsigned           entries {place} are covered by no checkpoint
//   error.ledger.truncated          the log ends at {value}, a checkpoint covers {place}
//   error.ledger.forked             the checkpoint you hold at {place} has another root
//   error.ledger.wrong-key          the checkpoint at {place} is not signed by {hint}
//   error.ledger.bad-checkpoint     the checkpoint at {place} cannot be read
//   error.ledger.clock-back         entry {place} was recorded before the one before it
//   error.ledger.erased             entry {place} has lost its payload without a tombstone
//   error.ledger.bad-tombstone      the tombstone {place} is not signed or names another leaf
struct AuditReport {
  std::uint64_t size = 0;
  Hash root{};
  std::uint64_t checkpoints = 0;
  std::uint64_t erased = 0;  // lawfully: with a tombstone
  Errors findings;           // in the order of the log; at most 1,000 are told
  std::uint64_t more_findings = 0;
  bool clean() const { return findings.empty(); }
};

// Reads a whole log once, in order, and trusts nothing in it but the key it was given. Needs
// constant memory for a sound log. It never writes and never repairs.
//
//   Audit audit(key, notes, old_checkpoint);
//   for (…) audit.add(entry);
//   const AuditReport report = audit.finish();
class Audit {
 public:
  // `notes`: all stored checkpoints, by size. `held`: a checkpoint that the reader kept from
  // earlier, as a note.
  Audit(VerifierKey key, const std::vector<std::string>& notes,
        const std::optional<std::string>& held = std::nullopt);
  ~Audit();

  void add(const Entry& entry);
  AuditReport finish();  // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace acta::ledger
