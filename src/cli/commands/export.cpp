#include "cli/commands/all.h"
#include "cli/session.h"
#include "cli/url.h"

namespace acta::cli {
namespace {

int export_site(const Arguments& arguments, Session& session) {
  std::string url;
  if (arguments.has("--url")) {
    auto given = read_url(arguments.value("--url"), "--url");
    if (!given) return session.refuse(given.error());
    url = *std::move(given);
  }
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  auto reading = session.open_reading();
  if (!reading) return session.refuse(reading.error());
  const std::string directory = arguments.value("DIR");
  const auto copy = session.world.export_site(**reading, *where, directory, url);
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
          .options = {{"--url", "URL"}},
          .examples = {"acta export site /media/usb/acta",
                       "acta export site public --url https://acta.example"},
          .run = export_site};
}

}  // namespace acta::cli
