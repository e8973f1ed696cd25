#pragma once

#include <memory>

#include "site/layout.h"
#include "site/page.h"

namespace acta::site {

// What stands around every page, in words: navigation, the two dates and the days worth asking for,
// how to check, cite and take it; and the page in it.
struct Frame {
  AsOfBar as_of;
  RecordMark record;
  Layout layout;  // which looks at these two
};

// `digest` is that of the page's JSON, in hex: by it the page is cited.
std::shared_ptr<const Frame> in_frame(const Context& context, const Page& page,
                                      std::string_view digest);

}  // namespace acta::site
