#pragma once

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "register/arena.h"
#include "register/claim.h"
#include "register/vocabulary.h"

namespace acta::record {

// What accept() must know of the record beyond the draft itself.
struct Surroundings {
  const Vocabulary& vocabulary;
  std::function<bool(std::string_view subject)> exists;  // spoken of, now or in this submission
  std::function<std::uint64_t(std::string_view key)>
      keyed;                     // entry of the claim with a key; 0: none
  std::uint64_t next = 1;        // the entry that this claim would be
  std::string_view author = {};  // opaque reference of an account
};

// Makes a claim of a draft, or says everything that is wrong with it, each at its own place:
// unknown property or kind of subject, a value that is not of the property's type, an unknown code
// or reference, bad dates, an interval that ends before it starts, no source, a quote of more than
// 15 words, a resolution without a reason, a claim that replaces what is not there.
//
// The claim lives in the arena; it has no entry number and no instant yet.
Checked<const Claim*> accept(const ClaimDraft& draft, const Surroundings& around, Arena& arena);

}  // namespace acta::record
