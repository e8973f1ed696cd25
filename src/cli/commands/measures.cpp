#include "analysis/measures.h"

#include "answer/measures.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int measures(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    if (arguments.has("--leads")) {
      const auto report = analysis::measures(view, session.t.language());
      return session.print(
          answer::leads_in_tension(view, analysis::leads_in_tension(view, report), session.t),
          {"leads_in_tension"});
    }
    return session.print(
        answer::measures(view, analysis::measures(view, session.t.language()), session.t),
        {"measures", "coded_pairs", "agreement"});
  });
}

}  // namespace

Command measures_command() {
  return {.name = "measures",
          .common = store | dates | formats,
          .options = {{"--leads"}},
          .examples = {"acta measures", "acta measures --table codings --csv",
                       "acta measures --leads --csv"},
          .run = measures};
}

}  // namespace acta::cli
