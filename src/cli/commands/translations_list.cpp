#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int translations_list(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto report =
        std::make_shared<const analysis::TranslationReport>(analysis::translations(view));
    return session.print(answer::translations(view, report, session.t), {"parity"});
  });
}

}  // namespace

Command translations_list_command() {
  return {.name = "translations list",
          .common = store | dates | formats,
          .examples = {"acta translations list", "acta translations list --table texts --csv"},
          .run = translations_list};
}

}  // namespace acta::cli
