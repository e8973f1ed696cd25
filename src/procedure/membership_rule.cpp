#include "procedure/membership_rule.h"

#include <map>
#include <string_view>
#include <utility>

namespace acta::procedure {
namespace {

using record::Claim;

std::string_view party_of(const Claim& claim) {
  const auto* const reference = std::get_if<record::Reference>(&claim.value);
  return reference ? reference->subject->name() : std::string_view{};
}

std::string_view source_of(const Claim& claim) {
  return claim.citation.source ? claim.citation.source->name() : std::string_view{};
}

bool hold_together(const Interval& a, const Interval& b) {
  const auto& [first, last] = a.start.latest < b.start.latest ? std::pair(a, b) : std::pair(b, a);
  const bool apart = first.start.kind == Bound::Kind::dated &&
                     last.start.kind == Bound::Kind::dated &&
                     first.start.latest < last.start.earliest;
  return apart && first.holds_on(last.start.latest) == Certainty::certain &&
         last.holds_on(last.start.latest) == Certainty::certain;
}

bool twice(const Claim& claim, const Claim& other) {
  return claim.subject->name() == other.subject->name() &&
         claim.property == other.property.view() && party_of(claim) == party_of(other) &&
         source_of(claim) == source_of(other) && claim.asserter == other.asserter.view() &&
         hold_together(claim.valid, other.valid);
}

std::string written(const Interval& interval) {
  return format_bound(interval.start) + '/' + format_bound(interval.end);
}

}  // namespace

Errors doubled_memberships(const std::vector<SaidMembership>& added,
                           const std::vector<SaidMembership>& waiting, const record::View& newest,
                           const std::function<bool(std::uint64_t)>& superseded) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Claim*>> said;
  const auto said_with = [&](const Claim& claim) -> auto& {
    return said[{claim.subject->name(), party_of(claim)}];
  };
  for (const SaidMembership& each : waiting) said_with(*each.claim).push_back(each.claim);

  Errors errors;
  for (const SaidMembership& one : added) {
    const Claim& claim = *one.claim;
    const Claim* other = nullptr;
    const auto look = [&](const Claim& earlier) {
      if (!other && twice(claim, earlier) && !superseded(earlier.number)) other = &earlier;
    };
    for (const Claim* earlier : said_with(claim)) look(*earlier);
    said_with(claim).push_back(&claim);
    if (const record::Subject* mechanism = newest.record().find(claim.subject->name()))
      mechanism->about.each([&](const Claim& earlier) {
        if (newest.stands(earlier)) look(earlier);
        return !other && earlier.number <= newest.at();
      });
    if (other)
      errors.push_back({ErrorKind::invalid, "error.membership.twice", one.place,
                        written(claim.valid), written(other->valid)});
  }
  return errors;
}

}  // namespace acta::procedure
