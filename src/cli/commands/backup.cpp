#include "store/backup.h"

#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int backup(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  ProgressBar bar = session.progress("cli.progress.copying");
  const std::string directory = arguments.value("DIR");
  const auto size = store::backup_store(
      *where, directory,
      [&bar](std::uint64_t done, std::uint64_t whole) { bar.show(done, whole); });
  if (!size) return session.refuse(size.error());
  session.say(session.t("cli.backup.done", {{"directory", directory}, {"size", *size}}));
  return done;
}

}  // namespace

Command backup_command() {
  return {.name = "backup",
          .common = store,
          .positionals = {{"DIR"}},
          .examples = {"acta backup /mnt/usb/acta-2024-09-25"},
          .run = backup};
}

}  // namespace acta::cli
