#include "cli/commands/all.h"
#include "cli/session.h"
#include "exchange/cap.h"
#include "exchange/input_file.h"

namespace acta::cli {
namespace {

constexpr std::size_t most_input = 10;  // MiB

void tell(const exchange::CapMessage& message, Session& session) {
  const Messages& t = session.t;
  session.say(t("cli.warn-read.message", {{"type", message.type},
                                          {"identifier", message.identifier},
                                          {"sender", message.sender},
                                          {"sent", message.sent},
                                          {"status", message.status},
                                          {"scope", message.scope}}));
  for (const exchange::CapInfo& info : message.infos) {
    session.say(t("cli.warn-read.info", {{"language", info.language},
                                         {"event", info.event},
                                         {"urgency", info.urgency},
                                         {"severity", info.severity},
                                         {"certainty", info.certainty},
                                         {"headline", info.headline}}));
    for (const exchange::CapArea& area : info.areas) session.say("  " + area.description);
  }
}

int warn_read(const Arguments& arguments, Session& session) {
  const std::string path = arguments.value("FILE");
  const auto bytes = exchange::read_input(path, most_input);
  if (!bytes) return session.refuse(bytes.error());
  const auto message = exchange::read_cap(*bytes, path);
  if (!message) return session.refuse(message.error());
  if (const Errors broken = exchange::check_cap(*message); !broken.empty())
    return session.refuse(broken);
  tell(*message, session);
  return done;
}

}  // namespace

Command warn_read_command() {
  return {.name = "warn read",
          .positionals = {{"FILE"}},
          .examples = {"acta warn read alert.cap"},
          .run = warn_read};
}

}  // namespace acta::cli
