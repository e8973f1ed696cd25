#include "cli/commands/all.h"
#include "cli/warn/alert_step_command.h"

namespace acta::cli {

Command warn_close_command() {
  return {.name = "warn close",
          .common = store,
          .positionals = {{"ALERT"}},
          .options = {office_option,
                      text_option,
                      {"--outcome", "OUTCOME", false, {"came-true", "false-alarm", "unclear"}}},
          .examples = {"acta warn close USA-southwest-2025-03 --office secretariat --outcome "
                       "false-alarm --text \"A feast, not a route.\""},
          .run = [](const Arguments& arguments, Session& session) {
            return take_alert_step(arguments, session, procedure::Verb::close);
          }};
}

}  // namespace acta::cli
