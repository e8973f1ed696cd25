#pragma once

#include <string>
#include <vector>

#include "cli/world.h"

namespace acta::cli {

// One run of the program: the words after "acta", and what it may touch. The exit code. The
// third of the doors at which what the machine does wrong is caught.
int run(const std::vector<std::string>& words, World& world);

}  // namespace acta::cli
