#include "cli/commands/all.h"
#include "cli/session.h"
#include "procedure/translation_file.h"
#include "store/files.h"

namespace acta::cli {
namespace {

int translations_export(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const std::string into =
        arguments.has("--to") ? arguments.value("--to") : std::string(session.t.language());
    const auto written =
        procedure::write_translation_file(view, into, arguments.has("--all"), session.t);
    const std::string path = arguments.value("FILE");
    store::write_file(path, written.bytes, 0644);
    session.say(
        session.t("cli.translations-export.done", {{"texts", written.texts}, {"file", path}}));
    return static_cast<int>(done);
  });
}

}  // namespace

Command translations_export_command() {
  return {.name = "translations export",
          .common = store | dates,
          .positionals = {{"FILE"}},
          .options = {{.name = "--to", .value = "LANGUAGE", .choices = {"en", "es", "pt", "fr"}},
                      {"--all"}},
          .examples = {"acta translations export portuguese.xlf --to pt"},
          .run = translations_export};
}

}  // namespace acta::cli
