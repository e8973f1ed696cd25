#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int crosswalk(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(answer::crosswalk(view, session.t), {"side_by_side", "unmatched"});
  });
}

}  // namespace

Command crosswalk_command() {
  return {.name = "crosswalk",
          .common = store | dates | formats,
          .examples = {"acta crosswalk", "acta crosswalk --csv"},
          .run = crosswalk};
}

}  // namespace acta::cli
