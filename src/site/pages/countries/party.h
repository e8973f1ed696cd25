#pragma once

#include <optional>

#include "register/records/seat.h"
#include "site/page.h"

namespace acta::site {

// What a country and an organisation have in common: what it promised and by when, where it sits,
// which meetings expect it, which money names it.
struct PartyProfile {
  Html sections;
  Html finding;                       // "Colombia: 7 commitments, …"
  std::optional<answer::Table> owed;  // accounts that a country owes; none: it is no country
  Html standing;  // whether it is a member of the process, where the record speaks of one
};
PartyProfile profile_of(const Context& context, const record::Subject& party);

}  // namespace acta::site
