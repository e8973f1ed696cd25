#include "answer/alerts.h"
#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/warn/evidence.h"

namespace acta::cli {
namespace {

int warn_alerts(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
    answer::Answer answer = answer::alerts(desk, session.t);
    const auto newest = newest_run(desk, session);
    if (!newest) return session.refuse(newest.error());
    answer.tables.push_back(answer::silent_table(view, *newest, session.t));
    return session.print(answer, {"alerts", "silent"});
  });
}

}  // namespace

Command warn_alerts_command() {
  return {.name = "warn alerts",
          .common = store | dates | formats,
          .examples = {"acta warn alerts", "acta warn alerts --csv",
                       "acta warn alerts --csv --table silent"},
          .run = warn_alerts};
}

}  // namespace acta::cli
