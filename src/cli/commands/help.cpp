#include "cli/help.h"

#include <ostream>

#include "answer/nearest.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int help(const Arguments& arguments, Session& session) {
  const std::vector<Command> all = commands();
  const Messages& t = session.t;
  std::ostream& out = session.world.out;
  if (arguments.has("--markdown")) {
    out << reference(all, t);
    return done;
  }
  if (!arguments.has("COMMAND")) {
    out << overview(all, t, session.world.columns);
    return done;
  }
  std::string wanted;
  for (const std::string& word : arguments.values("COMMAND"))
    (wanted += wanted.empty() ? "" : " ") += word;
  std::vector<std::string> names;
  for (const Command& command : all) {
    names.emplace_back(command.name);
    if (command.name == wanted) out << help_of(command, t, session.world.columns);
    else if (command.group() == wanted) out << overview_of(wanted, all, t, session.world.columns);
    else continue;
    return done;
  }
  const std::string near = answer::nearest(wanted, names);
  session.refuse(
      Error{ErrorKind::not_found,
            near.empty() ? "error.cli.unknown-command" : "error.cli.unknown-command-near",
            {},
            wanted,
            near});
  return usage;
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .positionals = {{.name = "COMMAND", .required = false, .repeats = true}},
          .options = {{"--markdown"}},
          .examples = {"acta help overlap", "acta help show --lang es"},
          .run = help};
}

}  // namespace acta::cli
