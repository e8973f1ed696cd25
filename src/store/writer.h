#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "store/ledger_store.h"

namespace acta::store {

// When a job runs: what it appends will get the numbers from `next` on and this instant.
struct Turn {
  std::uint64_t next = 1;
  Instant recorded;
};

struct Work {
  std::vector<NewEntry> entries;
  std::vector<Erase> erasures;  // their tombstones follow the entries
  std::string answer;  // kept with the idempotency key and given again to a repeated request
};

// Looks at the state as all jobs before it left it and says what to append, or refuses. Runs on
// the writer thread. What it throws goes to its caller alone.
using Job = std::function<Result<Work>(const Turn&)>;

struct Request {
  std::string key;  // idempotency key; empty: none
  Hash digest{};    // of what was asked; the same key with another digest is refused
};

struct Receipt {
  std::uint64_t first = 0;  // its entries are [first, first + count)
  std::uint64_t count = 0;
  std::string answer;
  bool repeated = false;  // stored before: nothing was written now
};

// The writer was stopped by a failed write, or by a server that ended its session, and takes
// nothing until the store is opened anew. Of the job nothing was stored.
class WriterStopped : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One thread that writes, for all threads that want to: it takes everything that waits, runs the
// jobs in order, appends what they yield in one transaction (one fsync for all of them), and only
// then fulfils the futures, refusals included, because a refusal may rest on a job before it.
//
//   Writer writer(*store, clock, {.on_committed = publish, .on_failed = forget_pending});
//   Receipt receipt = TRY(writer.submit({key, digest}, job).get());
//
// A future throws what the commit threw: DiskFull (nothing was stored, later jobs are tried
// again) or another DbError, after which every job meets WriterStopped: what is on disk after a
// failed fsync is unknown, and it is never tried twice. A retry with the same key is always safe.
class Writer {
 public:
  struct Hooks {
    // After the commit and before any future: entries as read() tells them, size of the log. If
    // it throws, the writer stops: what is stored and what is shown have parted.
    std::function<void(std::span<const ledger::Entry> entries, std::uint64_t at)> on_committed;
    std::function<void()> on_failed;  // nothing of the jobs since the last commit was stored
  };
  Writer(LedgerStore& store, Clock clock, Hooks hooks = {}, std::size_t queue_limit = 10'000);
  ~Writer();  // finishes what was submitted

  // error.store.busy when the queue is full, error.store.key-reused, or what the job refused.
  std::future<Result<Receipt>> submit(Request request, Job job);
  bool stopped() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace acta::store
