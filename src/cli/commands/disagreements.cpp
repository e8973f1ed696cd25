#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int disagreements(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    std::optional<std::string> id;
    if (arguments.has("ID")) id = arguments.value("ID");
    const auto list = std::make_shared<const analysis::DisagreementList>(
        analysis::list_disagreements(view, session.t.language()));
    const auto answer = answer::disagreements(view, list, id, session.t);
    if (!answer) return session.refuse(answer.error());
    return session.print(*answer, {id ? "sides" : "disagreements"});
  });
}

}  // namespace

Command disagreements_command() {
  return {.name = "disagreements",
          .common = store | dates | formats,
          .positionals = {{.name = "ID", .required = false}},
          .examples = {"acta disagreements", "acta disagreements DX01", "acta disagreements --csv"},
          .run = disagreements};
}

}  // namespace acta::cli
