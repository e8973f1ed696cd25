#include "cli/commands/all.h"
#include "cli/help.h"
#include "cli/session.h"

namespace acta::cli {

Command version_command() {
  return {.name = "version",
          .examples = {"acta version"},
          .run = [](const Arguments&, Session& session) -> int {
            session.say(version_line());
            return done;
          }};
}

}  // namespace acta::cli
