#include "register/records/presidency_term.h"

#include <algorithm>
#include <tuple>

namespace acta::record {

bool is_presidency(std::string_view property) {
  return property == "presidency" || property == "presidency_announced";
}

std::vector<PresidencyTerm> presidency_terms(const View& view, const Subject& mechanism) {
  std::vector<PresidencyTerm> terms;
  mechanism.about.each([&](const Claim& claim) {
    if (claim.number > view.at()) return false;
    const bool announced = claim.property == "presidency_announced";
    const auto* reference = std::get_if<Reference>(&claim.value);
    if (!reference || !is_presidency(claim.property)) return true;
    if (!view.stands(claim)) return true;
    terms.push_back({&mechanism, reference->subject, announced, view.set_aside_by(claim) != nullptr,
                     claim.valid.holds_on(view.valid()), &claim});
    return true;
  });
  const auto rank = [](const PresidencyTerm& term) {
    const Bound& start = term.claim->valid.start;
    return std::tuple(start.kind == Bound::Kind::dated, start.earliest, term.claim->number);
  };
  std::sort(terms.begin(), terms.end(),
            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return terms;
}

}  // namespace acta::record
