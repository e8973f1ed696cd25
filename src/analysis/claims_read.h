#pragma once

#include <cstdint>
#include <vector>

#include "register/disagreement.h"

namespace acta::analysis {

// How well the claims about one subject are supported.
struct Support {
  const record::Subject* subject = nullptr;
  std::uint32_t claims = 0;         // standing, of the kinds that need a source
  std::uint32_t single_source = 0;  // no other source says the same
  std::uint32_t no_locator = 0;     // the source is named, the place in it is not
};

// What a look at every standing claim gives, whatever its dates: it is the same on every day.
struct ClaimsRead {
  std::uint64_t at = 0;                             // entry
  std::vector<record::Disagreement> disagreements;  // noted first, as record::disagreements()
  std::vector<Support> support;  // by kind and id; those that configure the record are left out

  std::size_t open_disagreements() const;
};

// In one pass, which is most of the time of a health check.
ClaimsRead read_claims(const record::View& view);

// The same, from what was read of that record at another entry: only those subjects are read anew
// about which the two may differ.
ClaimsRead read_claims(const record::View& view, const ClaimsRead& near);

}  // namespace acta::analysis
