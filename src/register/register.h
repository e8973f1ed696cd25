#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "register/append_only.h"
#include "register/arena.h"
#include "register/claim.h"
#include "register/claim_bytes.h"
#include "register/vocabulary.h"

namespace acta::record {

// The record in memory: every claim of the ledger by entry number, by subject and by key. Built
// from the ledger and from nothing else; it can be thrown away and built again.
//
// One thread adds entries in the ledger's order and then publishes them; any number of threads
// read at the same time without a lock, each through a View (view.h) that stands at one entry and
// never sees what came later. The register is never asked what time it is.
//
//   Register record;
//   record.add(1, instant, bytes);
//   record.publish();
//   View view(record, day, record.published());
class Register : private Names {
 public:
  Register() = default;

  using SubjectList = AppendOnly<const Subject*, 1 << 12>;

  // ---- the one writer ----
  // The entry after the last one. NotAClaim if the bytes are not a claim's.
  void add(std::uint64_t number, Instant recorded, std::string_view bytes);
  // An entry that holds no claim: a tombstone, or a claim that was erased.
  void skip(std::uint64_t number, Instant recorded);
  // A claim whose content was erased: it is gone for every View, old ones too.
  void erase(std::uint64_t number);
  // Makes all entries added so far visible to new Views. Nobody may be reading the first time.
  void publish();
  std::uint64_t added() const { return claims_.size(); }  // published or not yet

  // ---- any reader ----
  std::uint64_t published() const { return published_.load(std::memory_order_acquire); }
  // How many claims were erased so far: what was found before reads what is gone since.
  std::uint64_t erasures() const { return erasures_.load(std::memory_order_acquire); }
  const Subject* find(std::string_view name) const { return subjects_.find(name); }
  const Claim* claim(std::uint64_t number) const;   // null if the entry holds none
  const Claim* by_key(std::string_view key) const;  // the newest with that key
  Instant recorded(std::uint64_t number) const;     // when entry `number` was recorded
  // The last entry that was recorded at or before the instant; 0 if there was none yet.
  std::uint64_t entry_at(Instant instant) const;
  const Vocabulary& vocabulary_at(std::uint64_t number) const;
  // Subjects of a kind in the order in which the record first spoke of them.
  const SubjectList* of_kind(std::string_view kind) const;
  // f(const Subject&) for each of them that is there now, in the order of arrival.
  template <class F>
  void each_of_kind(std::string_view kind, F&& f) const {
    const SubjectList* const all = of_kind(kind);
    const std::size_t size = all ? all->size() : 0;
    for (std::size_t i = 0; i < size; ++i) f(*(*all)[i]);
  }

 private:
  struct Batch {
    Instant recorded;
    std::uint64_t first;  // entry
  };
  struct VocabularyVersion {
    std::uint64_t from;  // entry
    std::shared_ptr<const Vocabulary> vocabulary;
  };
  struct SubjectKey {
    static std::string_view key(const Subject& subject) { return subject.name(); }
  };
  struct KeyedClaim {
    std::string_view key;
    std::atomic<const Claim*> newest;
  };
  struct ClaimKey {
    static std::string_view key(const KeyedClaim& keyed) { return keyed.key; }
  };
  struct KindList {
    std::string_view kind;
    SubjectList subjects;
  };
  struct KindKey {
    static std::string_view key(const KindList& list) { return list.kind; }
  };

  const Subject* subject(std::string_view name) override;
  Arena& arena() override { return arena_; }
  void note_batch(std::uint64_t number, Instant recorded);
  void index(Claim& claim);
  void learn(const Claim& claim);
  void keep_vocabulary();

  Arena arena_;
  AppendOnly<Claim> claims_;  // entry n at n - 1
  AppendOnly<Batch> batches_;
  AppendOnly<VocabularyVersion> vocabularies_;
  InsertOnlyTable<Subject, SubjectKey> subjects_;
  InsertOnlyTable<KeyedClaim, ClaimKey> keys_;
  InsertOnlyTable<KindList, KindKey> kinds_;
  std::vector<std::unique_ptr<KindList>> kind_lists_;
  std::unique_ptr<Vocabulary> learning_;   // the next version
  std::uint64_t learned_until_ = 0;        // entry
  const Subject* talked_about_ = nullptr;  // by the last claim; mostly the next one is too
  bool is_read_ = false;                   // since it was first published
  std::atomic<std::uint64_t> published_ = 0;
  std::atomic<std::uint64_t> erasures_ = 0;
};

}  // namespace acta::record
