#pragma once

#include "site/page.h"

namespace acta::site {

// GET /healthz: {"status":"ok","entry":…,"store":"here"|"away"}. 200 as long as pages are answered,
// for they go on while the store is away.
void add_healthz(Router& router, const Site& site);

// GET /metrics, for Prometheus. Not for readers: only on a listener that they do not reach.
void add_metrics(Router& router, const Site& site);

}  // namespace acta::site
