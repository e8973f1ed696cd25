#include "register/disagreement.h"

#include <algorithm>
#include <unordered_map>

namespace acta::record {
namespace {

const Claim* standing_claim(const View& view, std::uint64_t number) {
  const Claim* const claim = number <= view.at() ? view.record().claim(number) : nullptr;
  return claim && view.stands(*claim) ? claim : nullptr;
}

Disagreement read_noted(const View& view, const Subject& subject) {
  Disagreement found;
  found.noted = &subject;
  subject.about.each([&](const Claim& claim) {
    if (claim.number > view.at()) return false;
    if (!view.stands(claim)) return true;
    const std::string_view property = claim.property;
    if (const auto* reference = std::get_if<Reference>(&claim.value)) {
      if (property == "about") found.about = reference->subject;
    } else if (const auto* code = std::get_if<Code>(&claim.value)) {
      if (property == "about_property") found.property = code->code;
      if (property == "resolution") found.resolution = &claim;
    } else if (const auto* side = std::get_if<ClaimReference>(&claim.value)) {
      const Claim* const named = standing_claim(view, side->claim);
      if (named && property == "side") found.sides.push_back(named);
      if (named && property == "chosen") found.chosen.push_back(named);
    }
    return true;
  });
  const auto older = [](const Claim* a, const Claim* b) { return a->number < b->number; };
  std::sort(found.sides.begin(), found.sides.end(), older);
  std::sort(found.chosen.begin(), found.chosen.end(), older);
  return found;
}

// The claims of one subject that could disagree, by property. Symbols of the record are interned,
// so that the same property is the same address.
class Comparison {
 public:
  explicit Comparison(const View& view) : view_(view) {
    for (const auto& [name, property] : view.vocabulary().properties())
      if (property.cardinality == Cardinality::one) single_.push_back(name);
  }

  // Calls f(property, claims that differ) for each property of the subject that is in disagreement.
  template <class F>
  void compare(const Subject& subject, F&& f) {
    gather(subject);
    for (auto first = claims_.begin(); first != claims_.end();) {
      const auto last = std::find_if(first, claims_.end(), [&](const Stated& stated) {
        return stated.property != first->property;
      });
      // Said once is what nearly everything is, and asked first because it costs nothing.
      if (last - first > 1 && has_one_value(*first->claim)) {
        std::vector<const Claim*> sides = differing(first, last);
        if (!sides.empty()) f(first->claim->property.view(), std::move(sides));
      }
      first = last;
    }
  }

 private:
  struct Stated {
    const char* property;
    const Claim* claim;
  };
  using Iterator = std::vector<Stated>::const_iterator;

  bool has_one_value(const Claim& claim) {
    const auto [known, added] = by_address_.try_emplace(claim.property.view().data(), false);
    if (added)
      known->second = std::binary_search(single_.begin(), single_.end(), claim.property.view());
    return known->second;
  }

  void gather(const Subject& subject) {
    claims_.clear();
    subject.about.each([&](const Claim& claim) {
      if (claim.number > view_.at()) return false;
      if (view_.stands(claim)) claims_.push_back({claim.property.view().data(), &claim});
      return true;
    });
    std::sort(claims_.begin(), claims_.end(), [](const Stated& a, const Stated& b) {
      return a.property != b.property ? a.property < b.property : a.claim->number < b.claim->number;
    });
  }

  static bool disagree(const Claim& a, const Claim& b) {
    if (std::holds_alternative<Text>(a.value) && !(a.language == b.language)) return false;
    return !same_value(a, b) && certainly_meet(a.valid, b.valid);
  }

  std::vector<const Claim*> differing(Iterator first, Iterator last) const {
    std::vector<const Claim*> said;
    for (auto one = first; one != last; ++one)
      if (!view_.set_aside_by(*one->claim)) said.push_back(one->claim);
    std::vector<const Claim*> sides;
    for (const Claim* a : said)
      if (std::any_of(said.begin(), said.end(), [&](const Claim* b) { return disagree(*a, *b); }))
        sides.push_back(a);
    return sides;
  }

  const View& view_;
  std::vector<std::string_view> single_;  // in order
  std::unordered_map<const char*, bool> by_address_;
  std::vector<Stated> claims_;
};

using Noted = std::vector<Disagreement>;

bool noted_already(const Noted& noted, const Subject& about, std::string_view property,
                   const Claim& claim) {
  return std::any_of(noted.begin(), noted.end(), [&](const Disagreement& known) {
    return known.about == &about && known.property == property &&
           std::any_of(known.sides.begin(), known.sides.end(),
                       [&](const Claim* side) { return same_value(*side, claim); });
  });
}

// Drops what people noted already; a disagreement needs two values that are not both noted.
void add_found(std::vector<Disagreement>& found, const Noted& noted, const Subject& about,
               std::string_view property, std::vector<const Claim*> sides) {
  const bool all_noted = std::all_of(sides.begin(), sides.end(), [&](const Claim* claim) {
    return noted_already(noted, about, property, *claim);
  });
  if (all_noted) return;
  Disagreement& made = found.emplace_back();
  made.about = &about;
  made.property = property;
  made.sides = std::move(sides);
}

bool before(const Disagreement& a, const Disagreement& b) {
  if (a.about->kind() != b.about->kind()) return a.about->kind() < b.about->kind();
  if (a.about != b.about) return id_before(a.about->id(), b.about->id());
  return a.property < b.property;
}

}  // namespace

bool same_value(const Claim& a, const Claim& b) {
  return a.value == b.value && (!std::holds_alternative<Text>(a.value) || a.language == b.language);
}

bool certainly_meet(const Interval& a, const Interval& b) {
  const auto first = [](const Bound& start) {
    return start.kind == Bound::Kind::dated ? start.latest : start.earliest;
  };
  const auto end = [](const Bound& bound) {
    return bound.kind == Bound::Kind::dated ? bound.earliest : Day::latest();
  };
  return std::max(first(a.start), first(b.start)) < std::min(end(a.end), end(b.end));
}

std::vector<Disagreement> noted_disagreements(const View& view) {
  std::vector<Disagreement> noted;
  for (const Subject* subject : view.subjects("disagreement")) {
    Disagreement read = read_noted(view, *subject);
    if (read.about && read.sides.size() > 1) noted.push_back(std::move(read));
  }
  return noted;
}

std::vector<Disagreement> found_disagreements(const View& view) {
  const Noted noted = noted_disagreements(view);
  std::vector<Disagreement> found;
  Comparison comparison(view);
  for (const auto& [kind, unused] : view.vocabulary().kinds()) {
    const auto* const subjects = view.record().of_kind(kind);
    const std::size_t size = subjects ? subjects->size() : 0;
    for (std::size_t i = 0; i < size; ++i) {
      const Subject& subject = *(*subjects)[i];
      comparison.compare(subject, [&](std::string_view property, auto sides) {
        add_found(found, noted, subject, property, std::move(sides));
      });
    }
  }
  std::sort(found.begin(), found.end(), before);
  return found;
}

std::vector<Disagreement> disagreements(const View& view) {
  std::vector<Disagreement> all = noted_disagreements(view);
  for (Disagreement& found : found_disagreements(view)) all.push_back(std::move(found));
  return all;
}

std::vector<Disagreement> disagreements_about(const View& view, const Subject& subject) {
  std::vector<Disagreement> all;
  view.each_held_mention(subject, "about", [&](const Held& held) {
    Disagreement read = read_noted(view, *held.claim->subject);
    if (held.claim->subject->kind() == "disagreement" && read.sides.size() > 1)
      all.push_back(std::move(read));
  });
  std::sort(all.begin(), all.end(), [](const Disagreement& a, const Disagreement& b) {
    return id_before(a.noted->id(), b.noted->id());
  });
  const Noted noted = all;
  std::vector<Disagreement> found;
  Comparison(view).compare(subject, [&](std::string_view property, auto sides) {
    add_found(found, noted, subject, property, std::move(sides));
  });
  std::sort(found.begin(), found.end(), before);
  all.insert(all.end(), std::make_move_iterator(found.begin()),
             std::make_move_iterator(found.end()));
  return all;
}

}  // namespace acta::record
