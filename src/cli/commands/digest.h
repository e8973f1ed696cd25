#pragma once

#include "cli/command.h"

namespace acta::cli {

Command digest_command();

}  // namespace acta::cli
