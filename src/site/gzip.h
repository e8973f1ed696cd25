#pragma once

#include <string>
#include <string_view>

namespace acta::site {

// RFC 1952, with no name and no time in it: the same bytes in give the same bytes out.
std::string gzip(std::string_view bytes);

}  // namespace acta::site
