#include <ostream>

#include "cli/commands/all.h"
#include "cli/flows.h"
#include "cli/warn/run_answer.h"
#include "procedure/intake.h"

namespace acta::cli {
namespace {

constexpr std::string_view author = "operator";

bool replays(const Arguments& arguments) {
  return arguments.has("--valid") || arguments.has("--known") || arguments.has("--at") ||
         arguments.has("--check");
}

// What was known then is asked on the day on which it was known, unless another is given.
record::View moment(const Arguments& arguments, const record::View& asked) {
  if (arguments.has("--valid") || !(arguments.has("--known") || arguments.has("--at")))
    return asked;
  if (asked.at() == 0) return asked;  // before the first entry no day was known
  return asked.on(day_of(asked.known()));
}

struct Run {
  warning::Publication publication;
  procedure::RunPreview preview;
};

Result<Run> compute(const record::View& view, Session& session) {
  const auto counts = TRY(stored_counts(session));
  const record::FlowRecord flows = record::read_flows(view, counts, session.t.language());
  ProgressBar bar = session.progress(session.t("cli.warn-run.progress"));
  Run run{warning::publication(
              view, flows,
              {.progress = [&](auto done_so_far, auto whole) { bar.show(done_so_far, whole); }}),
          {}};
  const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
  run.preview = procedure::preview_run(desk, flows, run.publication);
  run.preview.submission.author = author;
  return run;
}

int replay(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& asked) {
    const record::View view = moment(arguments, asked);
    const auto run = compute(view, session);
    if (!run) return session.refuse(run.error());
    return session.print(run_answer(view, run->publication, run->preview, session.t),
                         {"corridors", "alerts", "reasons"});
  });
}

int warn_run(const Arguments& arguments, Session& session) {
  if (replays(arguments)) return replay(arguments, session);
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const auto run = compute(view, session);
  if (!run) return session.refuse(run.error());
  const auto answer = run_answer(view, run->publication, run->preview, session.t);
  if (const int printed = session.print(answer, {"corridors", "alerts", "reasons"});
      printed != done)
    return printed;
  std::uint64_t at = record.published();
  if (!run->preview.submission.drafts.empty()) {
    const auto outcome = procedure::issue(**intake, *where, session.world.now, run->preview);
    if (!outcome) return session.refuse(outcome.error());
    at = outcome->at;
  }
  session.world.err << session.t("cli.warn-run.done", {{"alerts", run->preview.alerts.size()},
                                                       {"at", std::to_string(at)}})
                    << '\n';
  return done;
}

}  // namespace

Command warn_run_command() {
  return {.name = "warn run",
          .common = store | dates | formats,
          .options = {{"--check"}},
          .examples = {"acta warn run", "acta warn run --check",
                       "acta warn run --known 2026-12-01 --csv --table outlook",
                       "acta warn run --valid 2023-09-10"},
          .run = warn_run};
}

}  // namespace acta::cli
