#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "cli/command.h"

// Help that teaches by example, made of the commands' own descriptions and of messages/.
namespace acta::cli {

std::string overview(const std::vector<Command>& all, const Messages& t, std::size_t width);
// Only the commands that begin with one word.
std::string overview_of(std::string_view group, const std::vector<Command>& all, const Messages& t,
                        std::size_t width);
std::string help_of(const Command& command, const Messages& t, std::size_t width);

// The same as one document: docs/cli.md holds it, and a test that it is up to date.
std::string reference(const std::vector<Command>& all, const Messages& t);

std::string usage_of(const Command& command);  // "acta overlap [OPTIONS]"
std::string version_line();                    // "acta 0.1.0"

// "cli.overlap.with": the sentence of an option.
std::string sentence_key(const Command* command, const Option& option);

}  // namespace acta::cli
