#include "cli/completion.h"

#include <ostream>

#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int completion(const Arguments& arguments, Session& session) {
  const std::string shell = arguments.value("SHELL");
  const std::vector<Command> all = commands();
  session.world.out << (shell == "bash"  ? bash_completion(all)
                        : shell == "zsh" ? zsh_completion(all, session.t)
                                         : fish_completion(all, session.t));
  return done;
}

}  // namespace

Command completion_command() {
  return {.name = "completion",
          .positionals = {{.name = "SHELL", .choices = {"bash", "zsh", "fish"}}},
          .examples = {"acta completion bash > /etc/bash_completion.d/acta",
                       "acta completion fish > ~/.config/fish/completions/acta.fish"},
          .run = completion};
}

}  // namespace acta::cli
