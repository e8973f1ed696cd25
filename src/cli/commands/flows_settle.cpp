#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/flow_break.h"
#include "procedure/intake.h"

namespace acta::cli {
namespace {

int flows_settle(const Arguments& arguments, Session& session) {
  if (arguments.has("--break") == arguments.has("--no-break"))
    return session.refuse(
        Error{ErrorKind::invalid, "error.flows.break-or-not", "--break", {}, "--no-break"});
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const auto submission =
      procedure::break_answer(view, {.flow = arguments.value("FLOW"),
                                     .period = arguments.value("PERIOD"),
                                     .is_break = arguments.has("--break"),
                                     .text = arguments.value("--text"),
                                     .language = std::string(session.t.language()),
                                     .speaker = arguments.value("--sender"),
                                     .source = arguments.value("--source")});
  if (!submission) return session.refuse(submission.error());
  const auto outcome = (*intake)->submit(*submission);
  if (!outcome) return session.refuse(outcome.error());
  session.say(session.t("cli.flows-settle.done", {{"flow", arguments.value("FLOW")},
                                                  {"period", arguments.value("PERIOD")},
                                                  {"at", std::to_string(outcome->at)}}));
  return done;
}

}  // namespace

Command flows_settle_command() {
  return {
      .name = "flows settle",
      .common = store,
      .positionals = {{"FLOW"}, {"PERIOD"}},
      .options = {{"--break"},
                  {"--no-break"},
                  {"--text", "TEXT"},
                  {"--sender", "WHO"},
                  {"--source", "ID"}},
      .examples = {"acta flows settle HND-irregular 2025-02 --break --sender \"Honduras, "
                   "migration institute\" --text \"Regular entries are counted too.\" --source D02",
                   "acta flows settle PAN-darien 2023-08 --no-break --sender \"Panama, "
                   "migration service\" --text \"So many did come.\" --source D01"},
      .run = flows_settle};
}

}  // namespace acta::cli
