#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/entry.h"

namespace acta::ledger {

// What is wrong with a log, each with its own message key; {place} is an entry or a range of
// them ("17", "17–20"), for checkpoints their size:
//   error.ledger.changed          entry {place}: its content does not give its leaf hash
//   error.ledger.removed          {place} missing
//   error.ledger.reordered        {place} do not stand where they were recorded
//   error.ledger.altered          {place} are not those that the checkpoint was signed over
//   error.ledger.truncated        the log ends at {value}, a checkpoint covers {place}
//   error.ledger.forked           the checkpoint that the reader holds has another root
//   error.ledger.wrong-key        the checkpoints {place} are not signed by {value}
//   error.ledger.bad-checkpoint   {place}: a stored checkpoint that cannot be read
//   error.ledger.bad-held         the reader's own checkpoint cannot be read
//   error.ledger.unsigned         {place} are covered by no checkpoint
//   error.ledger.clock-back       {place} was recorded before the one before it
//   error.ledger.erased           {place} has lost its payload without a tombstone
//   error.ledger.bad-tombstone    {place}: not signed by the key, or names another leaf
struct AuditReport {
  std::uint64_t size = 0;
  Hash root{};
  std::uint64_t checkpoints = 0;
  std::uint64_t erased = 0;  // lawfully: with a tombstone
  Errors findings;           // in the order of the log, at most 1,000
  std::uint64_t untold = 0;  // findings beyond those
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
