#pragma once

#include <string>

#include "site/data/bulk.h"

namespace acta::site {

// datapackage.json of Data Package 2.0, with a Table Schema for each table. Its files are named as
// they lie beside it, in an archive or a copy, or else by the addresses at which a server has them
// at its dates.
std::string describe(const DataPackage& package, const Site& site, bool beside);

// The same as a catalogue of DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/, in the shape that DCAT-AP
// asks for), in JSON-LD: a dataset with a distribution for each file, and the service that answers.
std::string catalogue(const DataPackage& package, const Site& site);

}  // namespace acta::site
