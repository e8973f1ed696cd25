#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int history(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto subject = answer::find_subject_ever(view, arguments.value("SUBJECT"), "SUBJECT");
    if (!subject) return session.refuse(subject.error());
    return session.print(answer::history(view, **subject, session.t), {"history"});
  });
}

}  // namespace

Command history_command() {
  return {.name = "history",
          .common = store | dates | formats,
          .positionals = {{"SUBJECT"}},
          .examples = {"acta history CM13", "acta history mechanism/LAD --csv"},
          .run = history};
}

}  // namespace acta::cli
