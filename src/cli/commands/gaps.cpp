#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int gaps(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto answer = answer::gaps(view, arguments.value("--to"), session.t);
    if (!answer) return session.refuse(answer.error());
    if (arguments.has("--to")) return session.print(*answer, {"carriers"});
    return session.print(*answer, {"gaps", "bridges", "load"});
  });
}

}  // namespace

Command gaps_command() {
  return {.name = "gaps",
          .common = store | dates | formats,
          .options = {{"--to", "PARTY"}},
          .examples = {"acta gaps", "acta gaps --to \"Dominican Republic\"",
                       "acta gaps --table load --csv"},
          .run = gaps};
}

}  // namespace acta::cli
