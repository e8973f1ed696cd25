#include "answer/early_warning.h"
#include "answer/forecast_scores.h"
#include "cli/commands/all.h"
#include "cli/flows.h"
#include "cli/warn/kept_table.h"
#include "store/forecasts/forecast_store.h"

namespace acta::cli {
namespace {

int warn_backtest(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto counts = stored_counts(session);
    if (!counts) return session.refuse(counts.error());
    const record::FlowRecord flows = record::read_flows(view, *counts, session.t.language());
    const auto where = session.location();
    if (!where) return session.refuse(where.error());
    const auto forecasts = store::ForecastStore::open_to_read(*where);
    if (!forecasts) return session.refuse(forecasts.error());
    const auto kept = warning::kept_forecasts(
        view, flows, [&](const Hash& issued) { return (*forecasts)->of(issued); });
    ProgressBar bar = session.progress(session.t("cli.warn-run.progress"));
    const warning::Publication publication = warning::publication(
        view, flows, {.progress = [&](auto seen, auto whole) { bar.show(seen, whole); }});
    auto answer = answer::early_warning(view, publication, session.t);
    for (auto& table : answer::score_tables(warning::route_backtest(publication), session.t))
      answer.tables.push_back(std::move(table));
    answer.tables.push_back(kept_table(kept, session.t));
    return session.print(answer, {"scores", "rises", "leads", "reliability"});
  });
}

}  // namespace

Command warn_backtest_command() {
  return {.name = "warn backtest",
          .common = store | dates | formats,
          .examples = {"acta warn backtest", "acta warn backtest --csv --table scores",
                       "acta warn backtest --csv --table outlook --valid 2023-08-15"},
          .run = warn_backtest};
}

}  // namespace acta::cli
