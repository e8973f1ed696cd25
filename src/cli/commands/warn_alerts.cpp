#include "answer/alerts.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int warn_alerts(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
    return session.print(answer::alerts(desk, session.t), {"alerts"});
  });
}

}  // namespace

Command warn_alerts_command() {
  return {.name = "warn alerts",
          .common = store | dates | formats,
          .examples = {"acta warn alerts", "acta warn alerts --csv"},
          .run = warn_alerts};
}

}  // namespace acta::cli
