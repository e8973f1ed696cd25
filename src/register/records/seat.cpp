#include "register/records/seat.h"

#include <algorithm>
#include <tuple>

namespace acta::record {
namespace {

bool before(const Seat& a, const Seat& b) {
  const auto rank = [](const Seat& seat) {
    return std::tuple(seat.kind != SeatKind::lead, seat.party->kind());
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.party != b.party) return id_before(a.party->id(), b.party->id());
  if (a.certainty != b.certainty) return a.certainty == Certainty::certain;
  return a.claim->number < b.claim->number;
}

}  // namespace

std::vector<Seat> seats_of(const View& view, const Subject& committee) {
  std::vector<Seat> seats;
  const auto& properties = view.vocabulary().properties();
  committee.about.each([&](const Claim& claim) {
    if (claim.number > view.at()) return false;
    const auto* reference = std::get_if<Reference>(&claim.value);
    if (!reference) return true;
    const auto property = properties.find(claim.property.view());
    if (property == properties.end() || property->second.seat == SeatKind::none) return true;
    const Certainty certainty = claim.valid.holds_on(view.valid());
    if (certainty == Certainty::no || !view.stands(claim) || view.set_aside_by(claim)) return true;
    seats.push_back({&committee, reference->subject, claim.property.view(), property->second.seat,
                     certainty, &claim});
    return true;
  });
  std::sort(seats.begin(), seats.end(), before);
  std::vector<Seat> kept;  // the highest of each party
  for (const Seat& seat : seats)
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Seat& other) { return other.party == seat.party; }))
      kept.push_back(seat);
  return kept;
}

std::size_t possible_among(const std::vector<Seat>& seats) {
  return static_cast<std::size_t>(std::count_if(seats.begin(), seats.end(), [](const Seat& seat) {
    return seat.certainty != Certainty::certain;
  }));
}

}  // namespace acta::record
