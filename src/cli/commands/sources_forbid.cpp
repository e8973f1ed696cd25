#include "cli/commands/sources.h"
#include "cli/session.h"
#include "procedure/source_copies.h"

namespace acta::cli {
namespace {

int sources_forbid(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const std::string source = arguments.value("SOURCE");
  const auto outcome = procedure::forbid_copying(
      **intake, session.world.now, source, arguments.value("--by"), arguments.value("--reason"));
  if (!outcome) return session.refuse(outcome.error());
  session.say(session.t("cli.sources-forbid.done",
                        {{"source", source}, {"at", std::to_string(outcome->at)}}));
  return done;
}

}  // namespace

Command sources_forbid_command() {
  return {.name = "sources forbid",
          .common = store,
          .positionals = {{"SOURCE"}},
          .options = {{"--by", "WHO"}, {"--reason", "SENTENCE"}},
          .examples = {"acta sources forbid S014 --by secretariat --reason \"The newspaper "
                       "reserves all rights.\""},
          .run = sources_forbid};
}

}  // namespace acta::cli
