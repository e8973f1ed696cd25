#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::cli {

// "https://acta.example": a scheme and a host, for addresses that are put after it; without the
// slash at its end. error.cli.url.
Result<std::string> read_url(std::string url, std::string_view option);

}  // namespace acta::cli
