#include "analysis/measures.h"

#include "answer/measures.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int measures(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(
        answer::measures(view, analysis::measures(view, session.t.language()), session.t),
        {"measures", "coded_pairs", "agreement"});
  });
}

}  // namespace

Command measures_command() {
  return {.name = "measures",
          .common = store | dates | formats,
          .examples = {"acta measures", "acta measures --table codings --csv"},
          .run = measures};
}

}  // namespace acta::cli
