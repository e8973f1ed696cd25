#include "register/disagreement.h"

#include <algorithm>
#include <set>

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

bool disagree(const Claim& a, const Claim& b) {
  if (a.translation != Translation::none || b.translation != Translation::none) return false;
  if (std::holds_alternative<Text>(a.value) && !(a.language == b.language)) return false;
  return !same_value(a, b) && certainly_meet(a.valid, b.valid);
}

std::vector<const Claim*> differing(const View& view, ByProperty::Group group) {
  std::vector<const Claim*> said;
  for (const ByProperty::Stated& one : group)
    if (!view.set_aside_by(*one.claim)) said.push_back(one.claim);
  std::vector<const Claim*> sides;
  for (const Claim* a : said)
    if (std::any_of(said.begin(), said.end(), [&](const Claim* b) { return disagree(*a, *b); }))
      sides.push_back(a);
  return sides;
}

bool noted_already(const std::vector<Disagreement>& noted, const Subject& about,
                   std::string_view property, const Claim& claim) {
  return std::any_of(noted.begin(), noted.end(), [&](const Disagreement& known) {
    return known.about == &about && known.property == property &&
           std::any_of(known.sides.begin(), known.sides.end(),
                       [&](const Claim* side) { return same_value(*side, claim); });
  });
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

std::string id_of(const Disagreement& what) {
  if (what.noted) return std::string(what.noted->id());
  return std::string(what.about->name()) + '.' + std::string(what.property);
}

std::vector<Disagreement> noted_disagreements(const View& view) {
  std::vector<Disagreement> noted;
  for (const Subject* subject : view.subjects("disagreement")) {
    Disagreement read = read_noted(view, *subject);
    if (read.about && read.sides.size() > 1) noted.push_back(std::move(read));
  }
  return noted;
}

DisagreementFinder::DisagreementFinder(const View& view, const std::vector<Disagreement>& noted)
    : view_(view), noted_(noted) {}

bool DisagreementFinder::has_one_value(const ByProperty::Stated& stated) {
  const auto [known, added] = has_one_value_.try_emplace(stated.property, false);
  if (added) {
    const Property* const property = view_.vocabulary().property(stated.claim->property);
    known->second = property && property->cardinality == Cardinality::one;
  }
  return known->second;
}

// What people noted already is dropped; a disagreement needs two values that are not both noted.
void DisagreementFinder::look(const Subject& about, ByProperty::Group group) {
  // Said once is what nearly everything is, and asked first because it costs nothing.
  if (group.size() < 2 || !has_one_value(group.front())) return;
  std::vector<const Claim*> sides = differing(view_, group);
  const std::string_view property = group.front().claim->property;
  const bool all_noted = std::all_of(sides.begin(), sides.end(), [&](const Claim* claim) {
    return noted_already(noted_, about, property, *claim);
  });
  if (all_noted) return;
  Disagreement& made = found_.emplace_back();
  made.about = &about;
  made.property = property;
  made.sides = std::move(sides);
}

std::vector<Disagreement> DisagreementFinder::found() && {
  std::sort(found_.begin(), found_.end(), before);
  return std::move(found_);
}

std::vector<Disagreement> found_disagreements(const View& view) {
  const std::vector<Disagreement> noted = noted_disagreements(view);
  DisagreementFinder finder(view, noted);
  ByProperty claims(view);
  for (const auto& [kind, unused] : view.vocabulary().kinds())
    view.record().each_of_kind(kind, [&](const Subject& subject) {
      claims.read(subject);
      claims.each([&](ByProperty::Group group) { finder.look(subject, group); });
    });
  return std::move(finder).found();
}

std::vector<Disagreement> disagreements(const View& view) {
  std::vector<Disagreement> all = noted_disagreements(view);
  for (Disagreement& found : found_disagreements(view)) all.push_back(std::move(found));
  return all;
}

std::vector<Disagreement> disagreements_about(const View& view, const Subject& subject) {
  std::vector<Disagreement> all;
  std::set<const Subject*> told;
  view.each_held_mention(subject, "about", [&](const Held& held) {
    if (!told.insert(held.claim->subject).second) return;
    Disagreement read = read_noted(view, *held.claim->subject);
    if (held.claim->subject->kind() == "disagreement" && read.sides.size() > 1)
      all.push_back(std::move(read));
  });
  std::sort(all.begin(), all.end(), [](const Disagreement& a, const Disagreement& b) {
    return id_before(a.noted->id(), b.noted->id());
  });
  const std::vector<Disagreement> noted = all;
  DisagreementFinder finder(view, noted);
  ByProperty claims(view);
  claims.read(subject);
  claims.each([&](ByProperty::Group group) { finder.look(subject, group); });
  for (Disagreement& found : std::move(finder).found()) all.push_back(std::move(found));
  return all;
}

}  // namespace acta::record
