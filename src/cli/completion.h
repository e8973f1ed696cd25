#pragma once

#include <string>
#include <vector>

#include "base/messages.h"
#include "cli/command.h"

// Scripts for shells, made of the commands' own descriptions.
namespace acta::cli {

std::string bash_completion(const std::vector<Command>& all);
std::string zsh_completion(const std::vector<Command>& all, const Messages& t);
std::string fish_completion(const std::vector<Command>& all, const Messages& t);

}  // namespace acta::cli
