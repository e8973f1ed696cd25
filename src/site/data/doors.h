#pragma once

#include "site/data/bulk.h"

namespace acta::site {

// What machines take, the same in every language, at ?valid= and ?at= like a page:
//   /data/datapackage.json, /data/FILE.csv, /data/acta.zip   the data package (bulk.h)
//   /data/dcat.jsonld                                        its catalogue
//   /data/claims.json ?after=ENTRY&limit=N                   claims in pieces; `next` goes on
void add_data_doors(Router& router, const Site& site, const DataArchives& archives);

// /{lang}/data: what there is to take, with rows, size, hash and licence.
void add_data_page(Router& router, const Site& site);

}  // namespace acta::site
