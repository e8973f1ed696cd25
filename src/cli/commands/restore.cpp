#include "cli/commands/all.h"
#include "cli/session.h"
#include "store/backup.h"

namespace acta::cli {
namespace {

int restore(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  ProgressBar bar = session.progress("cli.progress.verifying");
  const auto report = store::restore_store(
      arguments.value("DIR"), *where, {arguments.has("--replace"), arguments.has("--lose-entries")},
      [&bar](std::uint64_t done, std::uint64_t whole) { bar.show(done, whole); });
  if (!report) {
    const int code = session.refuse(report.error());
    return report.error().message == "error.store.not-sound" ? unsound : code;
  }
  session.say(
      session.t("cli.restore.done", {{"size", report->size}, {"directory", where->directory}}));
  return done;
}

}  // namespace

Command restore_command() {
  return {.name = "restore",
          .common = store,
          .positionals = {{"DIR"}},
          .options = {{"--replace"}, {"--lose-entries"}},
          .examples = {"acta restore /mnt/usb/acta-2024-09-25",
                       "acta restore /mnt/usb/acta-2024-09-25 --store /srv/acta --replace"},
          .run = restore};
}

}  // namespace acta::cli
