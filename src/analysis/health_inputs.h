#pragma once

#include <vector>

#include "analysis/computed.h"
#include "analysis/crosswalk.h"
#include "analysis/load.h"
#include "analysis/memberships.h"
#include "analysis/money.h"
#include "analysis/progress.h"
#include "analysis/seats.h"
#include "register/disagreement.h"

namespace acta::analysis {

// How well the claims about one subject are supported.
struct Support {
  const record::Subject* subject = nullptr;
  std::size_t claims = 0;         // standing, of the kinds that need a source
  std::size_t single_source = 0;  // no other source says the same
  std::size_t no_locator = 0;     // the source is named, the place in it is not
};

// What a look at every standing claim gives.
struct ClaimsRead {
  std::vector<record::Disagreement> disagreements;  // noted first
  std::vector<Support> support;  // by subject; those that configure the record are left out
};

// In one pass, which is most of the time of a health check.
ClaimsRead read_claims(const record::View& view);

// What several rules of the health check read, taken out of the View once.
struct HealthInputs {
  explicit HealthInputs(const record::View& seen) : HealthInputs(seen, read_claims(seen)) {}
  HealthInputs(const record::View& seen, ClaimsRead read);

  const record::View& view;
  const record::Subject* centre;  // null: the record names none
  Memberships memberships;
  Seats seats;
  Crosswalk crosswalk;
  ProgressReport progress;
  MoneyReport money;
  ClaimsRead claims;
  std::vector<const record::Subject*> pillars;  // of the centre
  std::vector<const Seats::Group*> packages;    // of the centre
  std::vector<const record::Subject*> indicators;

  Load load_of_centre() const;
};

}  // namespace acta::analysis
