#include "procedure/circle_rule.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace acta::procedure {
namespace {

using record::Claim;
using Numbers = std::set<std::uint64_t>;

// The days on which claims certainly hold together.
struct Days {
  Day first = Day::earliest();
  Day end = Day::latest();

  Days with(const Interval& valid) const {
    const Day begins =
        valid.start.kind == Bound::Kind::dated ? valid.start.latest : valid.start.earliest;
    const Day ends = valid.end.kind == Bound::Kind::dated ? valid.end.earliest : Day::latest();
    return {std::max(first, begins), std::min(end, ends)};
  }
  bool any() const { return first < end; }
};

const record::Subject* referred(const Claim& claim) {
  const auto* const reference = std::get_if<record::Reference>(&claim.value);
  return reference ? reference->subject : nullptr;
}

class Hierarchy {
 public:
  Hierarchy(std::span<const Stated> stated, const record::View& newest,
            const std::function<bool(std::uint64_t)>& gone)
      : newest_(newest), gone_(gone) {
    for (const Stated& one : stated)
      if (referred(*one.claim)) stated_[one.claim->subject->name()].push_back(one.claim);
  }

  // The way from what the claim refers to back to its subject: "A → B → A"; empty: there is none.
  std::string way_round(const Claim& claim) {
    seen_.clear();
    property_ = claim.property;
    from_ = claim.subject->name();
    const Days days = Days{}.with(claim.valid);
    if (!days.any() || !climb(referred(claim)->name(), days)) return {};
    return std::string(from_) + " → " + way_;
  }

 private:
  bool climb(std::string_view at, Days days) {
    if (at == from_) return way_ = at, true;
    if (!seen_.insert(at).second) return false;
    for (const Claim* above : above(at)) {
      const Days together = days.with(above->valid);
      if (!together.any() || !climb(referred(*above)->name(), together)) continue;
      way_ = std::string(at) + " → " + way_;
      return true;
    }
    return false;
  }

  std::vector<const Claim*> above(std::string_view name) const {
    std::vector<const Claim*> claims;
    if (const auto stated = stated_.find(name); stated != stated_.end())
      for (const Claim* claim : stated->second)
        if (claim->property == property_) claims.push_back(claim);
    if (const record::Subject* const known = newest_.find(name))
      for (const Claim* claim : newest_.standing(*known, property_))
        if (referred(*claim) && !gone_(claim->number) && !newest_.set_aside_by(*claim))
          claims.push_back(claim);
    return claims;
  }

  std::unordered_map<std::string_view, std::vector<const Claim*>> stated_;  // by subject
  const record::View& newest_;
  const std::function<bool(std::uint64_t)>& gone_;
  std::set<std::string_view> seen_;
  std::string_view property_, from_;
  std::string way_;
};

// What a resolution holds to and what it sets aside.
struct Preference {
  Numbers chosen, set_aside;
  const Stated* resolution = nullptr;
};

class Resolutions {
 public:
  Resolutions(std::span<const Stated> stated, const record::View& newest) : newest_(newest) {
    for (const Stated& one : stated) {
      Preference& preference = stated_[std::string(one.claim->subject->name())];
      if (const auto* const chosen = std::get_if<record::ClaimReference>(&one.claim->value))
        preference.chosen.insert(chosen->claim);
      if (one.claim->resolution == record::ResolutionKind::none) continue;
      preference.resolution = &one;
      preference.set_aside = set_aside_by(*one.claim);
    }
    std::erase_if(stated_, [](const auto& entry) { return !entry.second.resolution; });
  }

  void judge(Errors& errors) const {
    for (const auto& [name, preference] : stated_) {
      if (!preference.resolution->refusable) continue;
      const std::string by = circle_of(name, preference);
      if (by.empty()) continue;
      const bool itself = by == id_of(name);
      errors.push_back(
          {ErrorKind::invalid,
           itself ? "error.claim.resolution-of-itself" : "error.claim.resolution-circle",
           preference.resolution->place, id_of(name), itself ? std::string{} : by});
    }
  }

 private:
  static std::string id_of(std::string_view name) {
    return std::string(name.substr(name.find('/') + 1));
  }

  // Not the former resolution of the same disagreement, whose place it takes.
  Numbers set_aside_by(const Claim& resolution) const {
    Numbers numbers;
    if (resolution.replace_kind != record::ReplaceKind::resolution) return numbers;
    for (const std::uint64_t number : resolution.replaces) {
      const Claim* const claim = newest_.record().claim(number);
      if (!claim || claim->subject->name() != resolution.subject->name()) numbers.insert(number);
    }
    return numbers;
  }

  // The disagreement by which a claim that this one sets aside prevails over one that it holds to.
  std::string circle_of(const std::string& name, const Preference& preference) const {
    Numbers over = preference.chosen;  // what prevails over what it sets aside
    std::vector<std::uint64_t> open(over.begin(), over.end());
    std::string last = name;
    while (!open.empty()) {
      const std::uint64_t number = open.back();
      open.pop_back();
      if (preference.set_aside.contains(number)) return id_of(last);
      for (const auto& [by, chosen] : prevailing_over(number)) {
        last = by;
        for (const std::uint64_t one : chosen)
          if (over.insert(one).second) open.push_back(one);
      }
    }
    return {};
  }

  // By disagreement, what a resolution that sets the claim aside holds to.
  std::map<std::string, Numbers> prevailing_over(std::uint64_t number) const {
    std::map<std::string, Numbers> by;
    for (const auto& [name, preference] : stated_)
      if (preference.set_aside.contains(number)) by[name] = preference.chosen;
    const Claim* const claim = newest_.record().claim(number);
    const Claim* const resolution = claim ? newest_.set_aside_by(*claim) : nullptr;
    if (!resolution || stated_.contains(std::string(resolution->subject->name()))) return by;
    Numbers& chosen = by[std::string(resolution->subject->name())];
    for (const Claim* one : newest_.standing(*resolution->subject, "chosen"))
      if (const auto* const held = std::get_if<record::ClaimReference>(&one->value))
        chosen.insert(held->claim);
    for (const std::uint64_t aside : set_aside_by(*resolution)) chosen.erase(aside);
    return by;
  }

  const record::View& newest_;
  std::map<std::string, Preference> stated_;  // by disagreement
};

}  // namespace

bool may_lead_round(const Claim& claim) {
  if (claim.status == record::Status::withdrawn) return false;
  if (claim.resolution != record::ResolutionKind::none || claim.property == "chosen") return true;
  const record::Subject* const to = referred(claim);
  return to && to->kind() == claim.subject->kind();
}

Errors circles(std::span<const Stated> stated, const record::View& newest,
               const record::Vocabulary& vocabulary,
               const std::function<bool(std::uint64_t)>& gone) {
  Errors errors;
  Hierarchy hierarchy(stated, newest, gone);
  for (const Stated& one : stated) {
    if (!one.refusable || !referred(*one.claim)) continue;
    const record::Property* const property = vocabulary.property(one.claim->property);
    if (!property || property->cardinality != record::Cardinality::one) continue;
    if (const std::string way = hierarchy.way_round(*one.claim); !way.empty())
      errors.push_back({ErrorKind::invalid, "error.claim.hierarchy-circle", one.place,
                        std::string(one.claim->subject->name()), way});
  }
  Resolutions(stated, newest).judge(errors);
  return errors;
}

}  // namespace acta::procedure
