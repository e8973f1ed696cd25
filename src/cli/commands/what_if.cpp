#include "answer/answers.h"
#include "answer/scenario.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int what_if(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto changes = answer::read_changes(view, arguments.values("CHANGE"), "CHANGE");
    if (!changes) return session.refuse(changes.error());
    const auto answer = answer::what_if(view, {view.at(), *changes}, session.t);
    if (!answer) return session.refuse(answer.error());
    return session.print(*answer, {"what_if", "load"});
  });
}

}  // namespace

Command what_if_command() {
  return {.name = "what-if",
          .common = store | dates | formats,
          .positionals = {{.name = "CHANGE", .repeats = true}},
          .examples = {"acta what-if join LAD \"Trinidad and Tobago\"",
                       "acta what-if leave LAD Uruguay join CRM Colombia",
                       "acta what-if sit LAD-AP04 Barbados drop-group LAD-AP11"},
          .run = what_if};
}

}  // namespace acta::cli
