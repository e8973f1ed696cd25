#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
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
  Instant recorded;                                      // later than everything in the log
  std::vector<std::variant<NewEntry, Erase>> additions;  // one entry each, in this order
  std::vector<Submission> submissions;
};

using OnEntry = std::function<void(const ledger::Entry&)>;
using OnAppended = std::function<void(std::span<const ledger::Entry>)>;

// The ledger's tables, and the only code that writes them. What the machine does wrong is a
// DbError (a full disk: DiskFull). One thread at a time: open another for another thread.
class LedgerStore {
 public:
  ~LedgerStore();

  // Reading sees what was committed when it was called.
  std::uint64_t size();
  void read(std::uint64_t first, const OnEntry& on_entry);  // `first` and all later, in order
  void read(std::uint64_t first, std::uint64_t last, const OnEntry& on_entry);  // both ends
  std::string latest_checkpoint();                                              // as a signed note
  std::string checkpoint_at(std::uint64_t size);  // the last one of at most that size
  std::vector<std::string> checkpoints();         // by size
  std::optional<Submission> find_submission(std::string_view key);
  const ledger::VerifierKey& verifier() const { return verifier_; }
  Connection& connection() { return *connection_; }

  // Writing, for a store that was opened to write; otherwise a Defect.
  Instant last_recorded() const;
  std::uint64_t next_number() const;
  // All that it knows to be stored, and whether a store that was opened anew holds that still.
  struct Head {
    std::uint64_t size = 0;
    Hash root{};
  };
  Head head() const;
  bool holds(const Head& head);
  // For who asks for it, before it is appended: error.store.erase-unknown, -erased, -tombstone.
  Result<void> may_erase(std::uint64_t entry);
  // All of it with a fresh checkpoint in one transaction, or none of it. Returns when the commit
  // is durable; `on_appended` is told then, as read() would. After any exception but DiskFull
  // and a retryable DbError this object must not be used: open the store anew.
  void append(const Batch& batch, const OnAppended& on_appended = {});

 private:
  friend class Opening;
  struct Pen;  // what only a writer has
  LedgerStore(std::unique_ptr<Connection> connection, ledger::VerifierKey verifier);
  Hash leaf_of(std::uint64_t entry);
  std::unique_ptr<Pen> pen_;
  std::unique_ptr<Connection> connection_;
  ledger::VerifierKey verifier_;
};

enum class Mode { read, write, create };  // create: write, and make what is not there yet

// One writing process at a time; readers always may. Opening to write checks the leaf hashes
// against the latest checkpoint, so that a log is never continued on a broken base.
// `origin` names the log when it is created ("log.example/record": no plus, no white space).
// error.store.none, -foreign, -newer, -older, -locked, -lost, -key-missing, -other-key,
// -inconsistent; machine failures are DbError or std::system_error.
Result<std::unique_ptr<LedgerStore>> open_store(const Location& location, Mode mode,
                                                std::string_view origin = "localhost/acta");

}  // namespace acta::store
