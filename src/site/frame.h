#pragma once

#include "site/page.h"

namespace acta::site {

// A page with what stands around every page: navigation, the two dates and the days worth asking
// for, how to check, cite and take it.
Response in_frame(const Context& context, const Page& page);

}  // namespace acta::site
