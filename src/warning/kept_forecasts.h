#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "register/flow_count.h"
#include "register/records/alert.h"
#include "warning/issued_run.h"

namespace acta::warning {

// A forecast that was kept when it was issued, and what came of it.
struct KeptForecast {
  const record::Claim* run = nullptr;  // recorded: when it was issued
  IssuedRun::Forecast said;
  std::optional<double> actual = {};  // as it is known now; only of what became known after it
};

// What a run says; null if it is not there.
using IssuedOf = std::function<std::shared_ptr<const std::string>(const Hash& issued)>;

// Each forecast once, as it was first issued from its month of origin; by run, then as issued. A
// forecast of a month that was known already when it was issued is none, and left out.
std::vector<KeptForecast> kept_forecasts(const record::View& view, const record::FlowRecord& flows,
                                         const IssuedOf& issued_of);

}  // namespace acta::warning
