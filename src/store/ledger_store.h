#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/tombstone.h"
#include "store/database.h"
#include "store/location.h"

namespace acta::store {

struct NewEntry {
  std::string payload;  // at most ledger::max_payload_bytes
  bool sealed = false;  // restricted: the public leaf holds a salted hash only
};

struct Erase {
  std::uint64_t entry = 0;  // a committed one, not a tombstone
  std::string basis;        // the law or rule
  std::string reason;       // shown to everyone; never the content
};

// One accepted request, so that repeating it gives the same answer and no second record.
struct Submission {
  std::string key;          // the idempotency key
  Hash digest{};            // of the request
  std::uint64_t first = 0;  // its entries: [first, first + count)
  std::uint64_t count = 0;
  std::string answer;  // what was answered; never holds the payloads
};

struct Batch {
  Instant recorded;  // later than everything in the log
  std::vector<NewEntry> entries;
  std::vector<Erase> erasures;  // their tombstones come after the entries, in this order
  std::vector<Submission> submissions;
};

using OnEntry = std::function<void(const ledger::Entry&)>;

// The ledger's tables, and the only code that writes them. What the machine does wrong is a
// DbError (a full disk: DiskFull). One thread at a time; open another for another thread.
class LedgerStore {
 public:
  // reading: sees what was committed when it was called
  std::uint64_t size();
  void read(std::uint64_t first, const OnEntry& on_entry);  // first and all later, in order
  std::optional<std::string> latest_checkpoint();           // as a signed note
  std::vector<std::string> checkpoints();                   // by size
  std::optional<Submission> find_submission(std::string_view key);
  const ledger::VerifierKey& verifier() const { return verifier_; }
  Connection& connection() { return *connection_; }

  // writing: only of a store opened to write
  Instant last_recorded() const { return last_recorded_; }
  // error.store.erase-unknown, -erased, -tombstone: for who asks, before it is appended.
  Result<void> may_erase(std::uint64_t entry);
  // All of it with a fresh checkpoint in one transaction, or none of it. Returns after the
  // commit is durable; the entries are told to `on_entry` then, as read() would. Whoever gets
  // an exception other than DiskFull must not go on with this object: open the store anew.
  void append(const Batch& batch, const OnEntry& on_entry = {});

 private:
  friend struct Opening;
  struct Lock;
  LedgerStore(std::unique_ptr<Connection>, ledger::VerifierKey);
  std::unique_ptr<Lock> lock_;
  std::unique_ptr<Connection> connection_;
  ledger::VerifierKey verifier_;
  std::optional<ledger::SigningKey> signing_;
  ledger::Frontier tree_;
  Instant last_recorded_;
};

enum class Mode { read, write, create };  // create: write, and make what is not there yet

// One writing process at a time; readers always may. Opening to write checks the leaf hashes
// against the latest checkpoint, so that a log is never continued on a broken base.
// `origin` names the log when it is created ("log.example/record": no plus, no white space).
// error.store.none, -foreign, -newer, -locked, -key-missing, -other-key, -inconsistent, …
Result<std::unique_ptr<LedgerStore>> open_store(const Location& location, Mode mode,
                                                std::string_view origin = "localhost/acta");

}  // namespace acta::store
