#include <ostream>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "store/ledger_store.h"

namespace acta::cli {
namespace {

int checkpoint(const Arguments&, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto store = store::open_store(*where, store::Mode::read);
  if (!store) return session.refuse(store.error());
  const auto note = (*store)->latest_checkpoint();
  if (note.empty())
    return session.refuse(Error{ErrorKind::not_found, "error.cli.no-checkpoint", {}, {}, {}});
  session.world.out << note;
  return done;
}

}  // namespace

Command checkpoint_command() {
  return {.name = "checkpoint",
          .common = store,
          .examples = {"acta checkpoint", "acta checkpoint > 2024-09-25.checkpoint"},
          .run = checkpoint};
}

}  // namespace acta::cli
