#include "cli/commands/all.h"
#include "cli/warn/alert_step_command.h"

namespace acta::cli {

Command warn_share_command() {
  return {
      .name = "warn share",
      .common = store,
      .positionals = {{"ALERT"}},
      .options = {office_option,
                  {"--with", "WHOM", false, {"recipients", "committee", "members", "public"}}},
      .examples = {"acta warn share USA-southwest-2025-03 --office publishing --with committee"},
      .run = [](const Arguments& arguments, Session& session) {
        return take_alert_step(arguments, session, procedure::Verb::share);
      }};
}

}  // namespace acta::cli
