#pragma once

#include <memory>
#include <vector>

#include "analysis/claims_read.h"
#include "analysis/crosswalk.h"
#include "analysis/load.h"
#include "analysis/memberships.h"
#include "analysis/money.h"
#include "analysis/progress.h"
#include "analysis/seats.h"

namespace acta::analysis {

// What several rules of the health check read, taken out of the View once. Whoever found some of it
// for another purpose gives it; it must outlive the inputs.
struct HealthParts {
  const Seats& seats;
  const Crosswalk& crosswalk;
  const ProgressReport& progress;
  const MoneyReport& money;
  std::shared_ptr<const ClaimsRead> claims;
};

struct HealthInputs : HealthParts {
  HealthInputs(const record::View& seen, const HealthParts& parts);

  const record::View& view;
  const record::Subject* centre;  // null: the record names none
  Memberships memberships;
  std::vector<const record::Subject*> pillars;  // of the centre
  std::vector<const Seats::Group*> packages;    // of the centre
  std::vector<const record::Subject*> indicators;

  Load load_of_centre() const;
};

}  // namespace acta::analysis
