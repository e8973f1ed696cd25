#include "cli/commands/all.h"
#include "cli/flows.h"
#include "cli/warn/backtest_answer.h"

namespace acta::cli {
namespace {

int warn_backtest(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto counts = stored_counts(session);
    if (!counts) return session.refuse(counts.error());
    const record::FlowRecord flows = record::read_flows(view, *counts, session.t.language());
    return session.print(backtest_answer(view, warning::early_warning(view, flows), session.t),
                         {"states", "outlook", "skill"});
  });
}

}  // namespace

Command warn_backtest_command() {
  return {.name = "warn backtest",
          .common = store | dates | formats,
          .examples = {"acta warn backtest", "acta warn backtest --csv --table skill",
                       "acta warn backtest --csv --table outlook --valid 2023-08-15"},
          .run = warn_backtest};
}

}  // namespace acta::cli
