#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"

namespace acta::exchange {

// A file that a person names, whole. Its size is looked at before anything of it is read.
// error.file.none, error.file.too-large with the limit in MiB as hint.
Result<std::string> read_input(const std::string& path, std::size_t most_mebibytes);

}  // namespace acta::exchange
