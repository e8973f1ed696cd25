#pragma once

#include "cli/command.h"

// acta sources …: archived copies, and whether the originals are still there.
namespace acta::cli {

Command sources_archive_command();
Command sources_check_command();
Command sources_forbid_command();

}  // namespace acta::cli
