#include "answer/flows.h"
#include "cli/commands/all.h"
#include "cli/flows.h"
#include "warning/suspected_break.h"

namespace acta::cli {
namespace {

int flows_quality(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto counts = stored_counts(session);
    if (!counts) return session.refuse(counts.error());
    const record::FlowRecord record = record::read_flows(view, *counts, session.t.language());
    std::vector<answer::SuggestedBreak> suggested;
    for (const auto& [history, period] : warning::suspected_breaks(record))
      suggested.push_back({history, period});
    return session.print(answer::flow_quality(view, record, suggested, session.t), {"quality"});
  });
}

}  // namespace

Command flows_quality_command() {
  return {.name = "flows quality",
          .common = store | dates | formats,
          .examples = {"acta flows quality", "acta flows quality --csv"},
          .run = flows_quality};
}

}  // namespace acta::cli
