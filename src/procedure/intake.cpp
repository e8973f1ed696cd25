#include "procedure/intake.h"

#include <atomic>
#include <charconv>
#include <condition_variable>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <utility>

#include "base/log.h"
#include "base/sha256.h"
#include "procedure/pending.h"
#include "register/view.h"
#include "store/writer.h"

namespace acta::procedure {
namespace {

using record::ClaimDraft;
using record::Written;

// Of everything that the submission says, so that a key cannot be used for another request.
Hash digest_of(const Submission& submission) {
  Sha256 hash;
  std::string said;
  const auto add = [&said](std::string_view text) {
    char size[24];
    said.append(size, std::to_chars(size, size + sizeof size, text.size()).ptr);
    (said += ':') += text;
  };
  add(submission.author);
  for (const ClaimDraft& draft : submission.drafts) {
    add(draft.key);
    for (const Written* written :
         {&draft.subject, &draft.property, &draft.value, &draft.missing, &draft.unit,
          &draft.qualifier, &draft.language, &draft.from, &draft.earliest, &draft.latest, &draft.to,
          &draft.until, &draft.asserter, &draft.source, &draft.locator, &draft.quote, &draft.said,
          &draft.note})
      add(written->text);
    for (const Written& replaced : draft.replaces) add(replaced.text);
    for (const int mark :
         {int{draft.restricted}, int{draft.withdrawn}, static_cast<int>(draft.replace_kind),
          static_cast<int>(draft.resolution)})
      said += static_cast<char>(mark);
    if (draft.translation != record::Translation::none) add(record::name_of(draft.translation));
    hash.update(said);
    said.clear();
  }
  return hash.update(said).finish();
}

std::string answer_of(const Outcome& outcome) {
  std::string text;
  for (const std::uint64_t number :
       {outcome.at, outcome.created, outcome.corrected, outcome.unchanged, outcome.without_locator})
    (text += std::to_string(number)) += ' ';
  return text;
}

Outcome outcome_of(const std::string& answer) {
  Outcome outcome;
  const char* text = answer.c_str();
  char* next = nullptr;
  for (std::uint64_t* number : {&outcome.at, &outcome.created, &outcome.corrected,
                                &outcome.unchanged, &outcome.without_locator}) {
    *number = std::strtoull(text, &next, 10);
    text = next;
  }
  return outcome;
}

Error unavailable(const char* message) { return {ErrorKind::unavailable, message, {}, {}, {}}; }

}  // namespace

struct Intake::State {
  State(store::Location at, std::unique_ptr<store::LedgerStore> opened, Clock now,
        const Progress& progress)
      : location(std::move(at)), clock(std::move(now)), store(std::move(opened)) {
    catch_up(*store, record, progress);
    begin_writing();
    if (!location.embedded())
      keeping = std::jthread([this](const std::stop_token& ending) { keep(ending); });
  }

  // Waits until it is durable; the machine's failures become errors that a person can act on. What
  // a writer that had lost its server did not take is given to the next.
  Result<store::Receipt> write(const store::Request& request, const store::Job& job) {
    for (bool again = false;; again = true) {
      try {
        return write_once(request, job);
      } catch (const store::WriterStopped&) {
        if (again || !open_anew()) return tl::unexpected(unavailable("error.store.stopped"));
      } catch (const store::DiskFull&) {
        return tl::unexpected(unavailable("error.store.disk-full"));
      } catch (const store::DbError& error) {
        log::error("store.write-failed", {{"what", error.what()}});
        if (error.kind == store::DbError::Kind::retryable)  // nothing was stored
          return tl::unexpected(unavailable("error.store.busy"));
        return tl::unexpected(unavailable("error.store.outcome-unknown"));
      }
    }
  }

  std::optional<Instant> away_since() {
    std::int64_t none = 0;
    // While it is being opened anew nobody waits to hear that it is away.
    if (const std::shared_lock lock(door, std::try_to_lock); lock) {
      if (writer && !writer->stopped()) away_at = none;
      else away_at.compare_exchange_strong(none, clock().microseconds);
    }
    const std::int64_t since = away_at;
    return since == 0 ? std::nullopt : std::optional(Instant{since});
  }

  Result<store::Receipt> write_once(const store::Request& request, const store::Job& job) {
    const std::shared_lock lock(door);
    if (!writer) throw store::WriterStopped("the store is away");
    return writer->submit(request, job).get();
  }

  // With nobody in the door, or before it is there.
  void begin_writing() {
    pending.forget();
    writer = std::make_unique<store::Writer>(
        *store, clock,
        store::Writer::Hooks{.on_committed =
                                 [this](std::span<const ledger::Entry> entries, std::uint64_t) {
                                   for (const ledger::Entry& entry : entries)
                                     take_in(entry, store->verifier(), record);
                                   record.publish();
                                   pending.forget();
                                 },
                             .on_failed = [this] { pending.forget(); }});
  }

  // After a server was away: with all that it had acknowledged, or not at all, for the pages tell
  // it. A directory whose disk failed is opened anew by a person, who looks at it.
  bool open_anew() {
    if (location.embedded()) return false;
    const std::unique_lock lock(door);
    if (writer && !writer->stopped()) return true;  // another was faster
    writer.reset();
    if (store) held = store->head();
    store.reset();
    try {
      auto opened = store::open_store(location, store::Mode::write);
      if (!opened) return log_away(opened.error().message);
      if (!(*opened)->holds(held)) return log_away("error.store.inconsistent");
      store = *std::move(opened);
      catch_up(*store, record);  // of what was under way then
      begin_writing();
    } catch (const std::exception& error) {
      store.reset();
      return log_away(error.what());
    }
    said_away = false;
    log::info("store.back");
    return true;
  }

  bool log_away(std::string_view why) {
    if (!said_away) log::warning("store.away", {{"what", std::string(why)}});
    said_away = true;
    return false;
  }

  // That a server has gone shows when it is asked: so it is asked once a second, for nothing.
  void keep(const std::stop_token& ending) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, ending, std::chrono::seconds(1), [] { return false; }) &&
           !ending.stop_requested()) {
      (void)write({}, [](const store::Turn&) -> Result<store::Work> { return store::Work{}; });
      (void)away_since();
    }
  }

  const store::Location location;
  const Clock clock;
  std::shared_mutex door;  // who submits shares it; who opens the store anew has it alone
  std::atomic<std::int64_t> away_at = 0;  // microseconds; 0: it is here
  store::LedgerStore::Head held;          // when it went away
  bool said_away = false;
  record::Register record;
  Pending pending{record};
  std::unique_ptr<store::LedgerStore> store;
  std::unique_ptr<store::Writer> writer;  // its thread uses all of the above
  std::jthread keeping;                   // last: it uses all of them
};

Intake::Intake(std::unique_ptr<State> state) : state_(std::move(state)) {}
Intake::~Intake() = default;

Result<std::unique_ptr<Intake>> Intake::open(const store::Location& location, store::Mode mode,
                                             Clock clock, std::string_view origin,
                                             const Progress& progress) {
  auto store = TRY(store::open_store(location, mode, origin));
  return std::unique_ptr<Intake>(
      new Intake(std::make_unique<State>(location, std::move(store), std::move(clock), progress)));
}

Checked<Outcome> Intake::submit(const Submission& submission) {
  Errors errors;  // written on the writer's thread before the future is fulfilled
  const auto job = [&](const store::Turn& turn) -> Result<store::Work> {
    auto judged = state_->pending.judge(submission, turn.next);
    if (!judged) {
      errors = std::move(judged).error();
      return tl::unexpected(errors.front());
    }
    store::Work work;
    for (std::size_t i = 0; i < judged->payloads.size(); ++i)
      work.entries.push_back({std::move(judged->payloads[i]), judged->sealed[i]});
    work.answer = answer_of(judged->outcome);
    return work;
  };
  auto receipt = state_->write({submission.idempotency_key, digest_of(submission)}, job);
  if (!receipt) {
    if (errors.empty() || errors.front().message != receipt.error().message)
      errors = {std::move(receipt).error()};
    return tl::unexpected(std::move(errors));
  }
  Outcome outcome = outcome_of(receipt->answer);
  outcome.repeated = receipt->repeated;
  return outcome;
}

Checked<Outcome> Intake::check(const Submission& submission) const {
  Pending probe(state_->record);
  auto judged = probe.judge(submission, state_->record.published() + 1);
  if (!judged) return tl::unexpected(std::move(judged).error());
  return judged->outcome;
}

Result<std::uint64_t> Intake::erase(std::uint64_t entry, std::string_view basis,
                                    std::string_view reason) {
  const std::string place = std::to_string(entry);
  if (basis.empty() || reason.empty()) return invalid("error.erase.no-reason", place);
  const record::Claim* const claim = state_->record.claim(entry);
  if (claim && claim->status != record::Status::restricted)
    return tl::unexpected(Error{ErrorKind::forbidden, "error.erase.published", place, {}, {}});
  const auto job = [&](const store::Turn&) -> Result<store::Work> {
    if (auto allowed = state_->store->may_erase(entry); !allowed)
      return tl::unexpected(std::move(allowed).error());
    store::Work work;
    work.erasures.push_back({entry, std::string(basis), std::string(reason)});
    return work;
  };
  return TRY(state_->write({}, job)).first;
}

std::optional<Instant> Intake::away_since() const { return state_->away_since(); }

const record::Register& Intake::record() const { return state_->record; }

}  // namespace acta::procedure
