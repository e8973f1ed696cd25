#include "cli/commands/all.h"
#include "cli/warn/alert_step_command.h"

namespace acta::cli {

Command warn_assess_command() {
  return {.name = "warn assess",
          .common = store,
          .positionals = {{"ALERT"}},
          .options = {office_option, text_option},
          .examples = {"acta warn assess USA-southwest-2025-03 --office secretariat --text "
                       "\"Reception in the south is full.\""},
          .run = [](const Arguments& arguments, Session& session) {
            return take_alert_step(arguments, session, procedure::Verb::assess);
          }};
}

}  // namespace acta::cli
