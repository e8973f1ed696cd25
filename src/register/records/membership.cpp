#include "register/records/membership.h"

#include <algorithm>
#include <tuple>

namespace acta::record {
namespace {

// A property that makes a member.
struct Role {
  std::string_view name;
  MembershipKind kind;
};

std::vector<Role> roles_of(const Vocabulary& vocabulary) {
  std::vector<Role> roles;
  for (const auto& [name, property] : vocabulary.properties())
    if (property.membership != MembershipKind::none) roles.push_back({name, property.membership});
  return roles;
}

bool before(const Membership& a, const Membership& b) {
  if (a.party != b.party) {
    if (a.party->kind() != b.party->kind()) return a.party->kind() < b.party->kind();
    return id_before(a.party->id(), b.party->id());
  }
  const auto rank = [](const Membership& m) {
    return std::tuple(m.kind, m.role, m.certainty != Certainty::certain, m.claim->number);
  };
  return rank(a) < rank(b);
}

// The memberships of a mechanism, of one party only if one is given.
void gather(const View& view, const Subject& mechanism, const std::vector<Role>& roles,
            const Subject* party, std::vector<Membership>& into) {
  mechanism.about.each([&](const Claim& claim) {
    if (claim.number > view.at()) return false;
    const auto* reference = std::get_if<Reference>(&claim.value);
    if (!reference || (party && reference->subject != party)) return true;
    const auto role = std::find_if(roles.begin(), roles.end(),
                                   [&](const Role& each) { return claim.property == each.name; });
    if (role == roles.end()) return true;
    const Certainty certainty = claim.valid.holds_on(view.valid());
    if (certainty == Certainty::no || !view.stands(claim) || view.set_aside_by(claim)) return true;
    into.push_back(
        {&mechanism, reference->subject, claim.property.view(), role->kind, certainty, &claim});
    return true;
  });
}

void keep_surest(std::vector<Membership>& memberships) {
  std::sort(memberships.begin(), memberships.end(), before);
  const auto same = [](const Membership& a, const Membership& b) {
    return a.mechanism == b.mechanism && a.party == b.party && a.role == b.role;
  };
  memberships.erase(std::unique(memberships.begin(), memberships.end(), same), memberships.end());
}

}  // namespace

std::vector<Membership> memberships_of(const View& view, const Subject& mechanism) {
  std::vector<Membership> memberships;
  gather(view, mechanism, roles_of(view.vocabulary()), nullptr, memberships);
  keep_surest(memberships);
  return memberships;
}

std::vector<Membership> memberships_held_by(const View& view, const Subject& party) {
  const std::vector<Role> roles = roles_of(view.vocabulary());
  std::vector<Membership> all;
  // By way of the mechanisms: there are few, and a party is mentioned a hundred thousand times.
  for (const Subject* mechanism : view.subjects("mechanism")) {
    std::vector<Membership> here;
    gather(view, *mechanism, roles, &party, here);
    keep_surest(here);
    all.insert(all.end(), here.begin(), here.end());
  }
  return all;
}

}  // namespace acta::record
