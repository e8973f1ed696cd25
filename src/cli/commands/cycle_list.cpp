#include "answer/cycles.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int cycle_list(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(answer::cycles(view, session.t), {"cycles", "cycle_countries"});
  });
}

}  // namespace

Command cycle_list_command() {
  return {.name = "cycle list",
          .common = store | dates | formats,
          .examples = {"acta cycle list", "acta cycle list --csv --table cycle_countries"},
          .run = cycle_list};
}

}  // namespace acta::cli
