#include "cli/commands/all.h"
#include "cli/warn/alert_step_command.h"

namespace acta::cli {

Command warn_acknowledge_command() {
  return {.name = "warn acknowledge",
          .common = store,
          .positionals = {{"ALERT"}},
          .options = {office_option},
          .examples = {"acta warn acknowledge USA-southwest-2025-03 --office focal-MEX"},
          .run = [](const Arguments& arguments, Session& session) {
            return take_alert_step(arguments, session, procedure::Verb::acknowledge);
          }};
}

}  // namespace acta::cli
