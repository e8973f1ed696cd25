#include "analysis/load.h"

#include <algorithm>
#include <map>

namespace acta::analysis {
namespace {

struct ById {
  bool operator()(const record::Subject* a, const record::Subject* b) const {
    return id_order(a, b);
  }
};
using Loads = std::map<const record::Subject*, PartyLoad, ById>;

PartyLoad& load_of(Loads& loads, const record::Subject* party) {
  PartyLoad& load = loads[party];
  if (!load.party) {
    load.party = party;
    load.member = false;
  }
  return load;
}

void add_members(Loads& loads, const Memberships::Body& body) {
  for (const record::Membership& member : body.members) {
    if (!counts(member, {})) continue;
    PartyLoad& load = load_of(loads, member.party);
    const bool certain = member.certainty == Certainty::certain;
    load.member |= certain;
    load.possible_member = !load.member;
  }
}

void add_group(Loads& loads, const Seats::Group& group) {
  for (const record::Seat& seat : group.seats) {
    PartyLoad& load = load_of(loads, seat.party);
    load.in.push_back(group.id);
    if (seat.certainty != Certainty::certain) continue;
    ++load.groups;
    if (seat.kind == record::SeatKind::lead) ++load.leads;
  }
}

}  // namespace

Load load(const record::View& view, const Memberships& memberships, const Seats& seats,
          const record::Subject& mechanism) {
  Load result;
  result.mechanism = &mechanism;
  Loads loads;
  if (const Memberships::Body* body = memberships.of(mechanism)) add_members(loads, *body);
  for (const Seats::Group& group : seats.groups) {
    if (group.mechanism != &mechanism) continue;
    ++result.groups;
    add_group(loads, group);
  }
  for (auto& [party, load] : loads) {
    if (load.leads > 0) ++result.lead_parties;
    result.parties.push_back(std::move(load));
  }
  std::stable_sort(result.parties.begin(), result.parties.end(),
                   [](const PartyLoad& a, const PartyLoad& b) { return a.groups > b.groups; });
  result.how = computed(view, "rule.load", {"seat", "membership", "valid"});
  result.how.scenario = memberships.scenario || seats.scenario;
  return result;
}

Load load(const record::View& view, const record::Subject& mechanism) {
  return load(view, memberships(view), seats(view), mechanism);
}

}  // namespace acta::analysis
