#include "analysis/health_inputs.h"

#include "register/records/mechanism.h"
#include "register/records/pillar.h"

namespace acta::analysis {

HealthInputs::HealthInputs(const record::View& seen, const HealthParts& parts)
    : HealthParts(parts),
      view(seen),
      centre(record::centre(seen)),
      memberships(analysis::memberships(seen)),
      indicators(seen.subjects("indicator")) {
  if (!centre) return;
  pillars = record::pillars_of(view, *centre);
  for (const Seats::Group& group : seats.groups)
    if (group.mechanism == centre) packages.push_back(&group);
}

Load HealthInputs::load_of_centre() const {
  return centre ? load(view, memberships, seats, *centre) : Load{};
}

}  // namespace acta::analysis
