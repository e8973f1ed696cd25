#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int export_site(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const std::string directory = arguments.value("DIR");
  const auto copy = session.world.export_site(**reading, *where, directory);
  if (!copy) return session.refuse(copy.error());
  for (const std::string& address : copy->dead)
    session.warn(session.t("cli.export.dead", {{"address", address}}));
  session.say(
      session.t("cli.export.done",
                {{"directory", directory}, {"files", copy->files}, {"entry", copy->entry}}));
  return done;
}

}  // namespace

Command export_command() {
  return {.name = "export",
          .common = store,
          .positionals = {{"WHAT", true, false, {"site"}}, {"DIR"}},
          .examples = {"acta export site /media/usb/acta"},
          .run = export_site};
}

}  // namespace acta::cli
