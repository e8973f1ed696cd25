#include "store/writer.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "base/log.h"
#include "base/text.h"

namespace acta::store {
namespace {

constexpr std::size_t jobs_a_commit = 1'000;
constexpr std::size_t longest_key = 200;
constexpr std::size_t longest_reason = 4'000;

struct Waiting {
  Request request;
  Job job;
  std::promise<Result<Receipt>> promise;
};

// What a caller hears once the transaction is through.
struct Outcome {
  Result<Receipt> said = Receipt{};
  std::exception_ptr thrown;
};

Result<Receipt> answer_again(const Request& request, const Submission& stored) {
  if (stored.digest != request.digest)
    return tl::unexpected(
        Error{ErrorKind::conflict, "error.store.key-reused", "idempotency-key", request.key, {}});
  return Receipt{stored.first, stored.count, stored.answer, true};
}

// Failures after which the same connection may be used again: nothing was written, and it is
// known that nothing was.
bool may_go_on(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const DbError& error) {
    return error.kind == DbError::Kind::disk_full || error.kind == DbError::Kind::retryable;
  } catch (...) {
    return false;
  }
}

// The jobs of one transaction, run one after the other.
class Group {
 public:
  Group(LedgerStore& store, Instant now) : store_(store), next_(store.next_number()) {
    batch_.recorded = std::max(now, Instant{store.last_recorded().microseconds + 1});
  }

  Outcome run(const Request& request, const Job& job) {
    try {
      return {work(request, job), nullptr};
    } catch (...) {
      return {Receipt{}, std::current_exception()};
    }
  }

  bool empty() const { return batch_.additions.empty() && batch_.submissions.empty(); }
  const Batch& batch() const { return batch_; }

 private:
  Result<Receipt> work(const Request& request, const Job& job) {
    if (!request.key.empty()) {
      if (const auto key = accept_text(request.key, "idempotency-key", longest_key); !key)
        return tl::unexpected(key.error());
      if (const auto stored = earlier(request.key)) return answer_again(request, *stored);
    }
    Work work = TRY(job({next_, batch_.recorded}));
    if (const auto accepted = accept(work); !accepted) return tl::unexpected(accepted.error());

    Receipt receipt{next_, work.entries.size() + work.erasures.size(), work.answer};
    for (NewEntry& entry : work.entries) batch_.additions.emplace_back(std::move(entry));
    for (Erase& erase : work.erasures) {
      erased_.insert(erase.entry);
      batch_.additions.emplace_back(std::move(erase));
    }
    next_ += receipt.count;
    if (!request.key.empty()) {
      submitted_.emplace(request.key, batch_.submissions.size());
      batch_.submissions.push_back(
          {request.key, request.digest, receipt.first, receipt.count, receipt.answer});
    }
    return receipt;
  }

  std::optional<Submission> earlier(const std::string& key) {
    const auto here = submitted_.find(key);
    if (here != submitted_.end()) return batch_.submissions[here->second];
    return store_.find_submission(key);
  }

  Result<void> accept(const Work& work) {
    for (const NewEntry& entry : work.entries)
      if (entry.payload.size() > ledger::max_payload_bytes)
        return invalid("error.store.payload-too-long", "payload",
                       std::to_string(entry.payload.size()),
                       std::to_string(ledger::max_payload_bytes));
    std::set<std::uint64_t> erased = erased_;
    for (const Erase& erase : work.erasures) {
      if (!erased.insert(erase.entry).second)
        return invalid("error.store.erase-erased", "entry", std::to_string(erase.entry));
      if (const auto may = store_.may_erase(erase.entry); !may) return may;
      for (const auto& [text, place] :
           {std::pair(&erase.basis, "basis"), std::pair(&erase.reason, "reason")})
        if (const auto good = accept_text(*text, place, longest_reason); !good)
          return tl::unexpected(good.error());
    }
    return {};
  }

  LedgerStore& store_;
  Batch batch_;
  std::uint64_t next_;
  std::map<std::string, std::size_t> submitted_;  // in this group, not committed yet
  std::set<std::uint64_t> erased_;
};

std::exception_ptr writer_stopped() {
  return std::make_exception_ptr(WriterStopped("stopped by an earlier failure to write"));
}

std::future<Result<Receipt>> already(Result<Receipt> said) {
  std::promise<Result<Receipt>> promise;
  promise.set_value(std::move(said));
  return promise.get_future();
}

}  // namespace

struct Writer::State {
  State(LedgerStore& to, Clock now, Hooks on, std::size_t limit)
      : store(to), clock(std::move(now)), hooks(std::move(on)), queue_limit(limit) {}

  void run();
  std::vector<Waiting> next_group();
  void serve(std::vector<Waiting>& group);
  std::exception_ptr commit(const Group& group);
  void give_up(std::vector<Waiting>& group, const std::exception_ptr& thrown);

  LedgerStore& store;
  Clock clock;
  Hooks hooks;
  std::size_t queue_limit;

  mutable std::mutex mutex;
  std::condition_variable wake;
  std::deque<Waiting> queue;
  bool closing = false;
  bool stopped = false;
  std::thread thread;
};

void Writer::State::run() {
  for (;;) {
    std::vector<Waiting> group = next_group();
    if (group.empty()) return;
    serve(group);
  }
}

// Everything that waits, up to a limit; nothing when the writer is to end.
std::vector<Waiting> Writer::State::next_group() {
  std::unique_lock lock(mutex);
  wake.wait(lock, [this] { return closing || !queue.empty(); });
  std::vector<Waiting> group;
  while (!queue.empty() && group.size() < jobs_a_commit) {
    group.push_back(std::move(queue.front()));
    queue.pop_front();
  }
  return group;
}

void Writer::State::serve(std::vector<Waiting>& waiting) {
  if (!store.connection().is_open()) {  // and with its session the lock is lost
    give_up(waiting, writer_stopped());
    return;
  }
  Group group(store, clock());
  std::vector<Outcome> outcomes;
  outcomes.reserve(waiting.size());
  for (const Waiting& one : waiting) outcomes.push_back(group.run(one.request, one.job));

  if (const std::exception_ptr thrown = group.empty() ? nullptr : commit(group)) {
    give_up(waiting, thrown);
    return;
  }
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (outcomes[i].thrown) waiting[i].promise.set_exception(outcomes[i].thrown);
    else waiting[i].promise.set_value(std::move(outcomes[i].said));
  }
}

std::exception_ptr Writer::State::commit(const Group& group) {
  try {
    store.append(group.batch(), [this](std::span<const ledger::Entry> entries) {
      if (hooks.on_committed && !entries.empty())
        hooks.on_committed(entries, entries.back().number);
    });
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

void Writer::State::give_up(std::vector<Waiting>& group, const std::exception_ptr& thrown) {
  std::deque<Waiting> never_tried;
  if (!may_go_on(thrown)) {
    log::error("store.writer-stopped");
    const std::lock_guard lock(mutex);
    stopped = true;
    never_tried.swap(queue);
  }
  if (hooks.on_failed) hooks.on_failed();
  for (Waiting& waiting : group) waiting.promise.set_exception(thrown);
  for (Waiting& waiting : never_tried) waiting.promise.set_exception(writer_stopped());
}

Writer::Writer(LedgerStore& store, Clock clock, Hooks hooks, std::size_t queue_limit)
    : state_(std::make_unique<State>(store, std::move(clock), std::move(hooks), queue_limit)) {
  state_->thread = std::thread([this] { state_->run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->closing = true;
  }
  state_->wake.notify_one();
  state_->thread.join();
}

std::future<Result<Receipt>> Writer::submit(Request request, Job job) {
  const std::lock_guard lock(state_->mutex);
  if (state_->stopped) {
    std::promise<Result<Receipt>> promise;
    promise.set_exception(writer_stopped());
    return promise.get_future();
  }
  if (state_->queue.size() >= state_->queue_limit)
    return already(tl::unexpected(Error{ErrorKind::unavailable, "error.store.busy", {}, {}, {}}));
  Waiting& waiting = state_->queue.emplace_back(
      Waiting{std::move(request), std::move(job), std::promise<Result<Receipt>>()});
  state_->wake.notify_one();
  return waiting.promise.get_future();
}

bool Writer::stopped() const {
  const std::lock_guard lock(state_->mutex);
  return state_->stopped;
}

}  // namespace acta::store
