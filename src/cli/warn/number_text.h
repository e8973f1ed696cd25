#pragma once

#include <optional>
#include <string>

namespace acta::cli {

// The shortest digits that read back as the same number, for machines; nothing for what is not
// known.
std::string number_text(std::optional<double> number);

}  // namespace acta::cli
