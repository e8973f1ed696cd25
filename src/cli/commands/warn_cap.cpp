#include <ostream>

#include "cli/commands/all.h"
#include "cli/document_file.h"
#include "cli/warn/evidence.h"
#include "store/files.h"

namespace acta::cli {
namespace {

int warn_cap(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const record::View desk(view.record(), view.valid(), view.at(), record::Audience::desk);
    const auto it = evidence_of(desk, arguments.value("ALERT"), session);
    if (!it) return session.refuse(it.error());
    const auto message =
        report::alert_message(desk, *it, record::alerts(desk), arguments.value("--sender", "acta"));
    if (!message) return session.refuse(message.error());
    const std::string bytes = exchange::write_cap(*message);
    if (!arguments.has("--output")) {
      session.world.out << bytes;
      return static_cast<int>(done);
    }
    store::write_file(arguments.value("--output"), bytes, 0644);
    session.say(session.t("cli.warn-cap.done", {{"file", arguments.value("--output")},
                                                {"status", message->status},
                                                {"scope", message->scope}}));
    return static_cast<int>(done);
  });
}

}  // namespace

Command warn_cap_command() {
  return {.name = "warn cap",
          .common = store | dates,
          .positionals = {{"ALERT"}},
          .options = {output_option, {"--sender", "NAME"}},
          .examples = {"acta warn cap USA-southwest-2025-03 --sender alerts.example -o alert.cap"},
          .run = warn_cap};
}

}  // namespace acta::cli
