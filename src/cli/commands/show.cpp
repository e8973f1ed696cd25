#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int show(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto subject = answer::find_subject(view, arguments.value("SUBJECT"), "SUBJECT");
    if (!subject) return session.refuse(subject.error());
    return session.print(answer::show(view, **subject, session.t),
                         {"parties", "statements", "disagreements", "mentioned"});
  });
}

}  // namespace

Command show_command() {
  return {.name = "show",
          .common = store | dates | formats,
          .positionals = {{"SUBJECT"}},
          .examples = {"acta show mechanism/LAD --valid 2022-06-10", "acta show Perú",
                       "acta show LAD-AP07 --json", "acta show CM06"},
          .run = show};
}

}  // namespace acta::cli
