#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int roles(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(answer::roles(view, session.t), {"permissions", "roles", "offices"});
  });
}

}  // namespace

Command roles_command() {
  return {.name = "roles",
          .common = store | dates | formats,
          .examples = {"acta roles", "acta roles --csv", "acta roles --table offices --lang es"},
          .run = roles};
}

}  // namespace acta::cli
