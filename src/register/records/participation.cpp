#include "register/records/participation.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::record {
namespace {

bool has_left(const View& view, const Claim& claim) {
  const Bound& end = claim.valid.end;
  return end.kind == Bound::Kind::dated && end.latest <= view.valid() &&
         claim.valid.holds_on(view.valid()) == Certainty::no;
}

// What is said of the part of each.
void put_parts(const View& view, const Subject& commitment, std::vector<Participation>& all) {
  view.each_held_mention(commitment, "commitment", [&](const Held& held) {
    if (held.claim->subject->kind() != "undertaking") return;
    const Fields fields(view, *held.claim->subject);
    const Subject* const party = fields.reference("party");
    for (Participation& each : all)
      if (each.party == party) {
        each.role = fields.code("actor_role");
        each.share = fields.quantity("share");
      }
  });
}

}  // namespace

std::vector<Participation> participations(const View& view, const Subject& commitment) {
  std::vector<Participation> all;
  for (const Claim* claim : view.standing(commitment, "actor")) {
    const auto* const party = std::get_if<Reference>(&claim->value);
    const bool left = has_left(view, *claim);
    if (!party || view.set_aside_by(*claim) ||
        (!left && claim->valid.holds_on(view.valid()) == Certainty::no))
      continue;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Participation& each) {
      return each.party == party->subject;
    });
    if (known == all.end()) {
      all.push_back({party->subject, claim, {}, {}, left});
    } else if (known->left && !left) {  // it came back
      known->actor = claim;
      known->left = false;
    }
  }
  put_parts(view, commitment, all);
  return all;
}

bool is_orphaned(const View& view, const Subject& commitment) {
  const auto all = participations(view, commitment);
  return !all.empty() &&
         std::all_of(all.begin(), all.end(), [](const auto& one) { return one.left; });
}

}  // namespace acta::record
