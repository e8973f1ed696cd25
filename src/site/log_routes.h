#pragma once

#include "site/page.h"

namespace acta::site {

// The log for whoever checks it with a program of their own (c2sp.org/tlog-tiles), in the same
// place for every language:
//
//   /checkpoint               what the log signed last
//   /log.pub                  the key to check the signature with
//   /tile/0/000, /tile/1/000.p/37, /tile/entries/000
//
// Nothing where the site has no log.
void add_log_routes(Router& router, const Site& site);

}  // namespace acta::site
