#include <charconv>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/intake.h"

namespace acta::cli {
namespace {

int erase(const Arguments& arguments, Session& session) {
  const std::string written = arguments.value("ENTRY");
  std::uint64_t entry = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), entry);
  if (error != std::errc{} || end != written.data() + written.size())
    return session.refuse(
        Error{ErrorKind::invalid, "error.cli.not-a-number", "ENTRY", written, {}});
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const auto tombstone =
      (*intake)->erase(entry, arguments.value("--basis"), arguments.value("--reason"));
  if (!tombstone) return session.refuse(tombstone.error());
  session.say(session.t("cli.erase.done", {{"entry", std::to_string(entry)},
                                           {"tombstone", std::to_string(*tombstone)}}));
  return done;
}

}  // namespace

Command erase_command() {
  return {.name = "erase",
          .common = store,
          .positionals = {{"ENTRY"}},
          .options = {{"--basis", "LAW"}, {"--reason", "SENTENCE"}},
          .examples =
              {"acta erase 1842 --basis \"GDPR Art. 17(1)(c)\" --reason \"The person objected.\""},
          .run = erase};
}

}  // namespace acta::cli
