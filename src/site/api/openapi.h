#pragma once

#include <string>

#include "site/page.h"

namespace acta::site {

// GET /openapi.json: every door for programs, in OpenAPI 3.1. What the pages answer is read off the
// answers themselves: the tables and columns of each page, and what stands in their cells.
void add_openapi(Router& router, const Site& site);

// The part that is the same for every process, before the pages are put into it.
std::string_view openapi_skeleton();

}  // namespace acta::site
