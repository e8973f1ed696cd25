#include "answer/flows.h"
#include "cli/commands/all.h"
#include "cli/flows.h"

namespace acta::cli {
namespace {

int flows_list(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto counts = stored_counts(session);
    if (!counts) return session.refuse(counts.error());
    const record::FlowRecord record = record::read_flows(view, *counts, session.t.language());
    return session.print(answer::flows(view, record, session.t), {"movements", "files"});
  });
}

}  // namespace

Command flows_list_command() {
  return {.name = "flows list",
          .common = store | dates | formats,
          .examples = {"acta flows list", "acta flows list --csv --table movement_counts",
                       "acta flows list --csv --table movement_counts --known 2026-12-31"},
          .run = flows_list};
}

}  // namespace acta::cli
