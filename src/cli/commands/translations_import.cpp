#include "cli/acting.h"
#include "cli/commands/all.h"
#include "exchange/input_file.h"
#include "procedure/translation_file.h"

namespace acta::cli {
namespace {

constexpr std::size_t most_mebibytes = 64;

int translations_import(const Arguments& arguments, Session& session) {
  const std::string path = arguments.value("FILE");
  const auto bytes = exchange::read_input(path, most_mebibytes);
  if (!bytes) return session.refuse(bytes.error());
  const auto acting = open_acting(arguments, session);
  if (!acting) return session.refuse(acting.error());
  const auto sent = procedure::propose_translation_file(*acting->desk, acting->actor, *bytes,
                                                        path.substr(path.rfind('/') + 1),
                                                        arguments.has("--sure"));
  if (!sent) return session.refuse(sent.error());
  session.say(
      session.t("cli.translations-import.done",
                {{"sent", sent->sent}, {"unchanged", sent->unchanged}, {"empty", sent->empty}}));
  return done;
}

}  // namespace

Command translations_import_command() {
  return {.name = "translations import",
          .common = store,
          .positionals = {{"FILE"}},
          .options = {acting_option, {"--sure"}},
          .examples = {"acta translations import portuguese.xlf --as rui@oea.example"},
          .run = translations_import};
}

}  // namespace acta::cli
