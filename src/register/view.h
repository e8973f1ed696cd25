#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "register/register.h"

namespace acta::record {

// Who looks. What is restricted is not there for the public: not in lists, not in counts.
enum class Audience : std::uint8_t { everyone, desk };

// A claim that holds on the View's day.
struct Held {
  const Claim* claim;
  Certainty certainty;     // certain or possible, never no
  const Claim* set_aside;  // the resolution that set it aside, or null
  bool certain() const { return certainty == Certainty::certain; }
};

// The register read at two dates: what was true on the day `valid`, as the ledger held it after
// entry `at`. Cheap to make and to copy (no allocation), immutable, and the same for ever: nothing
// recorded later changes what it answers. The register must outlive it.
class View {
 public:
  View(const Register& record, Day valid, std::uint64_t at, Audience audience = Audience::everyone);

  Day valid() const { return valid_; }
  std::uint64_t at() const { return at_; }
  Instant known() const;  // when entry `at` was recorded; the epoch if the record is empty
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  const Register& record() const { return *record_; }
  View on(Day valid) const;               // the same knowledge, another day
  View known_at(std::uint64_t at) const;  // the same day, other knowledge

  // Whether a claim about it stands; find() is null unless one does.
  bool speaks_of(const Subject& subject) const;
  const Subject* find(std::string_view name) const;
  // All subjects of a kind that a standing claim is about, in the order of their ids.
  std::vector<const Subject*> subjects(std::string_view kind) const;

  // Recorded at or before `at`, for this audience to see, and neither superseded nor withdrawn.
  bool stands(const Claim& claim) const {
    return visible(claim) && claim.status != Status::withdrawn && !superseded_by(claim);
  }
  bool visible(const Claim& claim) const {  // as stands(), but superseded and withdrawn ones too
    return claim.number <= at_ && !claim.erased.load(std::memory_order_relaxed) &&
           (claim.status != Status::restricted || audience_ == Audience::desk);
  }
  // What took its place (amendment, correction, withdrawal), or null.
  const Claim* superseded_by(const Claim& claim) const {
    return answered(claim) ? successor_of(claim) : nullptr;
  }
  // The standing resolution that set it aside, or null. Such a claim still stands and is shown.
  const Claim* set_aside_by(const Claim& claim) const {
    return answered(claim) ? resolution_of(claim) : nullptr;
  }

  // All visible claims about a subject, oldest first, whatever their dates: its history.
  std::vector<const Claim*> history(const Subject& subject) const;
  // Standing claims about a subject (and a property), whatever their dates.
  std::vector<const Claim*> standing(const Subject& subject, std::string_view property = {}) const;
  // Those of them that hold on the day, surely or possibly.
  std::vector<Held> held(const Subject& subject, std::string_view property) const;
  // Claims about others that name this subject as their value and hold on the day.
  std::vector<Held> held_mentions(const Subject& subject, std::string_view property) const;

  // f(const Held&) for each claim that holds; without building a list.
  template <class F>
  void each_held(const Subject& subject, std::string_view property, F&& f) const {
    subject.about.each([&](const Claim& claim) { return offer(claim, property, f); });
  }
  template <class F>
  void each_held_mention(const Subject& subject, std::string_view property, F&& f) const {
    subject.mentions.each([&](const Claim& claim) {
      const auto* reference = std::get_if<Reference>(&claim.value);
      return reference && reference->subject == &subject ? offer(claim, property, f)
                                                         : claim.number <= at_;
    });
  }

 private:
  // False when the claim is of a later entry, and so all that follow it are.
  template <class F>
  bool offer(const Claim& claim, std::string_view property, F& f) const {
    if (claim.number > at_) return false;
    if (!(claim.property == property) || !stands(claim)) return true;
    const Certainty certainty = claim.valid.holds_on(valid_);
    if (certainty != Certainty::no) f(Held{&claim, certainty, set_aside_by(claim)});
    return true;
  }

  // Few claims are, which is why this is asked first and here.
  static bool answered(const Claim& claim) {
    return claim.replies.load(std::memory_order_acquire) != nullptr;
  }
  const Claim* successor_of(const Claim& claim) const;
  const Claim* resolution_of(const Claim& claim) const;

  const Register* record_;
  const Vocabulary* vocabulary_;
  Day valid_;
  std::uint64_t at_;
  Audience audience_;
};

}  // namespace acta::record
