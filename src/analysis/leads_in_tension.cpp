#include "analysis/leads_in_tension.h"

#include <algorithm>

#include "register/records/fields.h"

namespace acta::analysis {
namespace {

bool in_its_theme(const record::View& view, const record::Subject& committee,
                  const TrackedMeasure& tracked, const MeasurePair& pair) {
  if (tracked.measure.committee == &committee) return true;
  return record::Fields(view, *pair.coded.commitment).reference("committee") == &committee;
}

}  // namespace

std::vector<LeadInTension> leads_in_tension(const record::View& view,
                                            const MeasuresReport& report) {
  std::vector<LeadInTension> found;
  for (const record::Subject* committee : view.subjects("committee"))
    for (const record::Seat& seat : record::seats_of(view, *committee)) {
      if (seat.kind == record::SeatKind::participant) continue;
      for (const TrackedMeasure& tracked : report.measures)
        for (const MeasurePair& pair : tracked.pairs)
          if (tracked.measure.country == seat.party && pair.tension && !pair.ended_by &&
              in_its_theme(view, *committee, tracked, pair))
            found.push_back({seat, tracked.measure, pair});
    }
  return found;
}

}  // namespace acta::analysis
