#include "register/records/fields.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "register/translation.h"

namespace acta::record {
namespace {

// How far a text's language is from the one asked for: 0 is the very same.
int distance(std::string_view tag, std::string_view wanted) {
  if (tag == wanted) return 0;
  if (is_in_language(tag, wanted)) return 1;
  return is_in_language(tag, "en") ? 2 : 3;
}

template <class T>
std::optional<T> value_of(const Claim* claim) {
  const T* const value = claim ? std::get_if<T>(&claim->value) : nullptr;
  return value ? std::optional(*value) : std::nullopt;
}

}  // namespace

Day began(const Claim& claim) {
  const Day latest = claim.valid.start.latest;
  return latest == Day::latest() ? Day::earliest() : latest;
}

LocalText text_in(const Claim& claim) {
  const auto* const text = std::get_if<Text>(&claim.value);
  return text ? LocalText{std::string(text->text), std::string(claim.language.view()),
                          claim.translation}
              : LocalText{};
}

LocalText text_in(const View& view, const Claim& said, std::string_view language) {
  if (language.empty() || is_in_language(said.language, language)) return text_in(said);
  for (const Reply* reply = said.replies.load(std::memory_order_acquire); reply;
       reply = reply->before)
    if (original_of(view.record(), *reply->by) == &said && view.stands(*reply->by) &&
        is_in_language(reply->by->language, language))
      return text_in(*reply->by);
  return text_in(said);
}

bool answers_better(const Held& a, const Held& b) {
  const auto rank = [](const Held& held) {
    return std::tuple(held.set_aside == nullptr, held.certain(), began(*held.claim),
                      -static_cast<std::int64_t>(held.claim->number));
  };
  return rank(a) > rank(b);
}

Fields::Fields(const View& view, const Subject& subject) : subject_(&subject) {
  said_.reserve(24);
  subject.about.each([&](const Claim& claim) {
    if (claim.number > view.at()) return false;
    if (!view.stands(claim)) return true;
    if (claim.translation != Translation::none) add_translation(view, claim);
    else if (const Certainty certainty = claim.valid.holds_on(view.valid());
             certainty != Certainty::no)
      add({&claim, certainty, view.set_aside_by(claim)});
    return true;
  });
}

// It is of no day of its own: it holds, and is set aside, with the text that it renders, which was
// recorded before it.
void Fields::add_translation(const View& view, const Claim& claim) {
  const Claim* const original = original_of(view.record(), claim);
  const auto found = std::find_if(said_.begin(), said_.end(),
                                  [&](const Said& each) { return each.held.claim == original; });
  if (found != said_.end()) add({&claim, found->held.certainty, found->held.set_aside});
}

std::vector<Held> Fields::held() const {
  std::vector<Held> all;
  all.reserve(said_.size());
  for (const Said& each : said_) all.push_back(each.held);
  return all;
}

const Claim* Fields::claim(std::string_view property) const {
  const Held* best = nullptr;
  each(property, [&](const Held& held) {
    if (!best || answers_better(held, *best)) best = &held;
  });
  return best ? best->claim : nullptr;
}

std::vector<const Claim*> Fields::claims(std::string_view property) const {
  std::vector<const Claim*> found;
  each(property, [&](const Held& held) {
    if (!held.set_aside) found.push_back(held.claim);
  });
  return found;
}

LocalText Fields::text(std::string_view property, std::string_view language) const {
  const Held* best = nullptr;
  // A translation is for those who read its language; others are better served by the text itself.
  const auto rank = [&](const Held& held) {
    const int far = distance(held.claim->language, language);
    const bool translated = held.claim->translation != Translation::none;
    return std::tuple(held.set_aside != nullptr, translated && far > 1, far, translated);
  };
  each(property, [&](const Held& held) {
    if (!std::holds_alternative<Text>(held.claim->value)) return;
    if (!best || rank(held) < rank(*best) ||
        (rank(held) == rank(*best) && answers_better(held, *best)))
      best = &held;
  });
  if (!best) return {};
  return {std::string(std::get<Text>(best->claim->value).text), std::string(best->claim->language),
          best->claim->translation};
}

std::string_view Fields::code(std::string_view property) const {
  const Claim* const found = claim(property);
  if (!found) return {};
  if (const auto* code = std::get_if<Code>(&found->value)) return code->code;
  if (const auto* text = std::get_if<Text>(&found->value)) return text->text;
  return {};
}

const Subject* Fields::reference(std::string_view property) const {
  const Claim* const found = claim(property);
  const auto* reference = found ? std::get_if<Reference>(&found->value) : nullptr;
  return reference ? reference->subject : nullptr;
}

std::vector<const Subject*> Fields::references(std::string_view property) const {
  std::vector<const Subject*> found;
  for (const Claim* each : claims(property)) {
    const auto* reference = std::get_if<Reference>(&each->value);
    if (!reference) continue;
    if (std::find(found.begin(), found.end(), reference->subject) == found.end())
      found.push_back(reference->subject);
  }
  return found;
}

std::optional<Date> Fields::date(std::string_view property) const {
  return value_of<Date>(claim(property));
}
std::optional<Quantity> Fields::quantity(std::string_view property) const {
  return value_of<Quantity>(claim(property));
}
std::optional<Amount> Fields::amount(std::string_view property) const {
  return value_of<Amount>(claim(property));
}

}  // namespace acta::record
