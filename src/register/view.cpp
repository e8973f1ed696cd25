#include "register/view.h"

#include <algorithm>

#include "base/check.h"

namespace acta::record {
namespace {

// A resolution only sets its sides aside, but it takes the place of an earlier resolution of the
// same disagreement; and so a translation of an earlier one, not of what it renders.
bool takes_the_place(const Reply& later, const Claim& earlier) {
  switch (later.kind) {
    case ReplaceKind::resolution:
      return later.by->subject == earlier.subject && later.by->property == earlier.property;
    case ReplaceKind::translation: return earlier.translation != Translation::none;
    default: return true;
  }
}

}  // namespace

View::View(const Register& record, Day valid, std::uint64_t at, Audience audience)
    : record_(&record),
      vocabulary_(&record.vocabulary_at(at)),
      valid_(valid),
      at_(at),
      audience_(audience) {
  check(at <= record.published(), "a view stands at a published entry");
}

Instant View::known() const { return at_ == 0 ? Instant{} : record_->recorded(at_); }

View View::on(Day valid) const {
  View other = *this;
  other.valid_ = valid;
  return other;
}

View View::known_at(std::uint64_t at) const { return {*record_, valid_, at, audience_}; }

const Claim* View::successor_of(const Claim& claim) const {
  // Replies are newest first; the earliest one that stands here is the one that took its place.
  const Claim* found = nullptr;
  for (const Reply* reply = claim.replies.load(std::memory_order_acquire); reply;
       reply = reply->before)
    if (reply->number <= at_ && takes_the_place(*reply, claim)) found = reply->by;
  return found;
}

const Claim* View::resolution_of(const Claim& claim) const {
  for (const Reply* reply = claim.replies.load(std::memory_order_acquire); reply;
       reply = reply->before)
    if (reply->kind == ReplaceKind::resolution && !takes_the_place(*reply, claim) &&
        stands(*reply->by))
      return reply->by;
  return nullptr;
}

bool View::speaks_of(const Subject& subject) const {
  bool spoken_of = false;
  subject.about.each([&](const Claim& claim) {
    spoken_of = stands(claim);
    return !spoken_of && claim.number <= at_;
  });
  return spoken_of;
}

const Subject* View::find(std::string_view name) const {
  const Subject* const subject = record_->find(name);
  return subject && speaks_of(*subject) ? subject : nullptr;
}

std::vector<const Subject*> View::subjects(std::string_view kind) const {
  std::vector<const Subject*> found;
  record_->each_of_kind(kind, [&](const Subject& subject) {
    if (speaks_of(subject)) found.push_back(&subject);
  });
  const auto before = [](const Subject* a, const Subject* b) {
    return id_before(a->id(), b->id());
  };
  // Mostly they are: a table is entered in the order of its ids.
  if (!std::is_sorted(found.begin(), found.end(), before))
    std::sort(found.begin(), found.end(), before);
  return found;
}

std::vector<const Claim*> View::history(const Subject& subject) const {
  std::vector<const Claim*> claims;
  subject.about.each([&](const Claim& claim) {
    if (visible(claim)) claims.push_back(&claim);
    return claim.number <= at_;
  });
  return claims;
}

std::vector<const Claim*> View::standing(const Subject& subject, std::string_view property) const {
  std::vector<const Claim*> claims;
  subject.about.each([&](const Claim& claim) {
    if ((property.empty() || claim.property == property) && stands(claim)) claims.push_back(&claim);
    return claim.number <= at_;
  });
  return claims;
}

std::vector<Held> View::held(const Subject& subject, std::string_view property) const {
  std::vector<Held> claims;
  each_held(subject, property, [&](const Held& held) { claims.push_back(held); });
  return claims;
}

std::vector<Held> View::held_mentions(const Subject& subject, std::string_view property) const {
  std::vector<Held> claims;
  each_held_mention(subject, property, [&](const Held& held) { claims.push_back(held); });
  return claims;
}

}  // namespace acta::record
