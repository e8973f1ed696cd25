#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/command.h"

namespace acta::cli {

// The words after "acta". Errors, all of them: unknown command, option or choice, a value or an
// argument that is missing, too many, or given twice, bytes that are not UTF-8. What the values
// mean is judged by the command. `all` outlives the answer.
Checked<Arguments> parse(const std::vector<std::string>& words, const std::vector<Command>& all);

}  // namespace acta::cli
