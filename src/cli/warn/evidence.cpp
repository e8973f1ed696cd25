#include "cli/warn/evidence.h"

#include <algorithm>

#include "store/forecasts/forecast_store.h"

namespace acta::cli {

Result<report::AlertEvidence> evidence_of(const record::View& desk, const std::string& id,
                                          const Session& session) {
  const std::vector<record::Alert> all = record::alerts(desk);
  const auto found = std::find_if(all.begin(), all.end(), [&](const record::Alert& alert) {
    return alert.subject->id() == id;
  });
  if (found == all.end()) {
    std::string known;
    for (const record::Alert& alert : all)
      (known += known.empty() ? "" : ", ") += alert.subject->id();
    return not_found("error.alert.unknown", "ALERT", id, known);
  }
  const store::Location where = TRY(session.location());
  const auto forecasts = TRY(store::ForecastStore::open_to_read(where));
  const auto issued = forecasts->of(found->issued);
  if (!issued) return not_found("error.alert.evidence-lost", "ALERT", hex(found->issued));
  return report::AlertEvidence{*found, TRY(warning::read_issued(*issued))};
}

Result<warning::IssuedRun> newest_run(const record::View& view, const Session& session) {
  const std::vector<record::ForecastRun> runs = record::forecast_runs(view);
  if (runs.empty()) return warning::IssuedRun{};
  const store::Location where = TRY(session.location());
  const auto forecasts = TRY(store::ForecastStore::open_to_read(where));
  const auto issued = forecasts->of(runs.back().issued);
  if (!issued) return not_found("error.alert.evidence-lost", "RUN", hex(runs.back().issued));
  return warning::read_issued(*issued);
}

}  // namespace acta::cli
