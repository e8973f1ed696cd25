#include "register/register.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace acta::record {
namespace {

const Vocabulary& built_in() {
  static const Vocabulary vocabulary;
  return vocabulary;
}

std::string_view as_text(const Value& value) {
  if (const auto* text = std::get_if<Text>(&value)) return text->text;
  if (const auto* code = std::get_if<Code>(&value)) return code->code;
  return {};
}

}  // namespace

void Register::add(std::uint64_t number, Instant recorded, std::string_view bytes) {
  check(number == claims_.size() + 1, "entries enter the register in order");
  note_batch(number, recorded);
  Claim& claim = claims_.push();
  claim.number = number;
  claim.recorded = recorded;
  read_claim(bytes, *this, claim);
  talked_about_ = claim.subject;
  claims_.publish();
  index(claim);
  if (claim.subject->kind() == "property" || claim.subject->kind() == "kind") learn(claim);
  else keep_vocabulary();
}

void Register::skip(std::uint64_t number, Instant recorded) {
  check(number == claims_.size() + 1, "entries enter the register in order");
  note_batch(number, recorded);
  claims_.push().recorded = recorded;
  claims_.publish();
}

void Register::erase(std::uint64_t number) {
  check(number > 0 && number <= claims_.size(), "an entry of the register");
  claims_[number - 1].erased.store(true, std::memory_order_relaxed);
  erasures_.fetch_add(1, std::memory_order_release);
}

void Register::publish() {
  keep_vocabulary();
  // Rebuilt, and not read yet.
  if (!std::exchange(is_read_, true)) {
    subjects_.forget_former();
    keys_.forget_former();
  }
  published_.store(claims_.size(), std::memory_order_release);
}

void Register::note_batch(std::uint64_t number, Instant recorded) {
  if (batches_.size() > 0 && batches_[batches_.size() - 1].recorded == recorded) return;
  keep_vocabulary();
  batches_.push() = {recorded, number};
  batches_.publish();
}

const Subject* Register::subject(std::string_view name) {
  if (talked_about_ && talked_about_->name() == name) return talked_about_;
  if (const Subject* known = subjects_.find(name)) return known;
  const auto kind_length = check_subject_name(name);
  if (!kind_length) throw NotAClaim("not a subject's name: " + std::string(name));
  Subject* const made = arena_.make<Subject>(arena_.keep(name), *kind_length);
  subjects_.insert(made);
  KindList* list = kinds_.find(made->kind());
  if (!list) {
    kind_lists_.push_back(std::make_unique<KindList>());
    list = kind_lists_.back().get();
    list->kind = made->kind();
    kinds_.insert(list);
  }
  list->subjects.push() = made;
  list->subjects.publish();
  return made;
}

void Register::index(Claim& claim) {
  const auto writable = [](const Subject* subject) { return const_cast<Subject*>(subject); };
  writable(claim.subject)->about.add(arena_, &claim);
  if (const auto* reference = std::get_if<Reference>(&claim.value))
    writable(reference->subject)->mentions.add(arena_, &claim);
  if (claim.citation.source) writable(claim.citation.source)->mentions.add(arena_, &claim);

  if (!claim.key.empty()) {
    KeyedClaim* keyed = keys_.find(claim.key);
    if (!keyed) {
      keyed = arena_.make<KeyedClaim>();
      keyed->key = claim.key;
      keys_.insert(keyed);
    }
    keyed->newest.store(&claim, std::memory_order_release);
  }
  for (const std::uint64_t number : claim.replaces) {
    if (number == 0 || number >= claim.number) throw NotAClaim("it replaces a claim not before it");
    Claim& replaced = claims_[number - 1];
    const Reply* const before = replaced.replies.load(std::memory_order_relaxed);
    replaced.replies.store(
        arena_.make<Reply>(Reply{&claim, before, claim.number, claim.replace_kind}),
        std::memory_order_release);
  }
}

void Register::learn(const Claim& claim) {
  if (!learning_) learning_ = std::make_unique<Vocabulary>(vocabulary_at(claim.number));
  learning_->define(claim.subject->name(), claim.property, as_text(claim.value), claim.language);
  learned_until_ = claim.number;
}

// A version ends with the claims that follow each other in a batch, and never with what happened to
// be read at once: a record that is read anew answers about its past as it did then.
void Register::keep_vocabulary() {
  if (!learning_) return;
  vocabularies_.push() = {learned_until_, std::shared_ptr<const Vocabulary>(std::move(learning_))};
  vocabularies_.publish();
}

const Claim* Register::claim(std::uint64_t number) const {
  if (number == 0 || number > claims_.size()) return nullptr;
  const Claim& claim = claims_[number - 1];
  return claim.subject ? &claim : nullptr;
}

const Claim* Register::by_key(std::string_view key) const {
  const KeyedClaim* const keyed = keys_.find(key);
  return keyed ? keyed->newest.load(std::memory_order_acquire) : nullptr;
}

Instant Register::recorded(std::uint64_t number) const {
  check(number > 0 && number <= claims_.size(), "an entry of the register");
  return claims_[number - 1].recorded;
}

std::uint64_t Register::entry_at(Instant instant) const {
  // The first batch recorded after the instant begins behind the entry asked for.
  std::size_t low = 0;
  std::size_t high = batches_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (batches_[middle].recorded <= instant) low = middle + 1;
    else high = middle;
  }
  const std::uint64_t last = low < batches_.size() ? batches_[low].first - 1 : claims_.size();
  return std::min(last, published());
}

const Vocabulary& Register::vocabulary_at(std::uint64_t number) const {
  std::size_t count = vocabularies_.size();
  while (count > 0 && vocabularies_[count - 1].from > number) --count;
  return count == 0 ? built_in() : *vocabularies_[count - 1].vocabulary;
}

const Register::SubjectList* Register::of_kind(std::string_view kind) const {
  const KindList* const list = kinds_.find(kind);
  return list ? &list->subjects : nullptr;
}

}  // namespace acta::record
