#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "register/claim.h"
#include "register/view.h"

namespace acta::procedure {

// A claim that is to be recorded or waits for the same commit, and where it was written.
struct Stated {
  const record::Claim* claim;
  std::string place;
  bool refusable = true;  // false: it was accepted already and only has to be known
};

// Whether a claim could lead round, and has to be stated below.
bool may_lead_round(const record::Claim& claim);

// What would lead back to where it began, on a day on which all of it certainly holds:
// * a property with one value at a time that refers from a kind to the same kind (`part_of` of an
//   amount, the parent of a group): such a property makes a hierarchy, and nothing stands above
//   itself;
// * a resolution that sets aside the very claim that it holds to, or one over which that claim
//   would prevail by another resolution.
//
// `newest` is what the record holds, `vocabulary` what can be said with the stated claims, `gone`
// says which of the record's claims they replace.
//
// error.claim.hierarchy-circle (hint: the way round), error.claim.resolution-of-itself,
// error.claim.resolution-circle (hint: the other disagreement).
Errors circles(std::span<const Stated> stated, const record::View& newest,
               const record::Vocabulary& vocabulary,
               const std::function<bool(std::uint64_t)>& gone);

}  // namespace acta::procedure
