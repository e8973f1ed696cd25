#pragma once

#include "site/page.h"

namespace acta::site {

// A page with what stands around every page: navigation, the two dates and the days worth asking
// for, how to check, cite and take it. `json` is the page's own, by whose digest it is cited.
Response in_frame(const Context& context, const Page& page, std::string_view json);

}  // namespace acta::site
