#include "analysis/bridges.h"

#include <algorithm>

namespace acta::analysis {
namespace {

struct Members {
  const record::Subject* mechanism;
  Parties certain;
};

Parties certain_members(const Memberships::Body& body, MemberRule rule) {
  Parties members;
  for (const record::Membership& member : body.members)
    if (counts(member, rule) && member.certainty == Certainty::certain)
      members.push_back(member.party);
  sort_by_id(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

std::vector<Members> members_of_all(const Memberships& memberships, MemberRule rule) {
  std::vector<Members> all;
  for (const Memberships::Body& body : memberships.bodies)
    if (!body.reference) all.push_back({body.mechanism, certain_members(body, rule)});
  return all;
}

Parties both(const Parties& a, const Parties& b) {
  Parties common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common),
                        id_order);
  return common;
}

}  // namespace

std::vector<Bridge> bridges(const Memberships& memberships, MemberRule rule) {
  const std::vector<Members> all = members_of_all(memberships, rule);
  std::vector<Bridge> found;
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = a + 1; b < all.size(); ++b) {
      if (!both(all[a].certain, all[b].certain).empty()) continue;
      for (const Members& via : all) {
        Bridge bridge{all[a].mechanism, all[b].mechanism, via.mechanism,
                      both(all[a].certain, via.certain), both(all[b].certain, via.certain)};
        if (!bridge.from_a.empty() && !bridge.from_b.empty()) found.push_back(std::move(bridge));
      }
    }
  }
  return found;
}

std::vector<Carrier> carriers_to(const Memberships& memberships, const record::Subject& party,
                                 const record::Subject* centre, MemberRule rule) {
  const Memberships::Body* const own = centre ? memberships.of(*centre) : nullptr;
  const Parties own_members = own ? certain_members(*own, rule) : Parties{};
  std::vector<Carrier> carriers;
  for (const Members& body : members_of_all(memberships, rule)) {
    if (std::find(body.certain.begin(), body.certain.end(), &party) == body.certain.end()) continue;
    Carrier carrier{body.mechanism, both(body.certain, own_members)};
    std::erase(carrier.with, &party);
    carriers.push_back(std::move(carrier));
  }
  return carriers;
}

}  // namespace acta::analysis
