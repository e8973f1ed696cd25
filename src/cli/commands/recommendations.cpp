#include "analysis/recommendations.h"
#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int recommendations(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto report = analysis::recommendations(view, session.t.language());
    return session.print(answer::recommendations(view, report, session.t),
                         {"recommendation_counts", "recommendations"});
  });
}

}  // namespace

Command recommendations_command() {
  return {.name = "recommendations",
          .common = store | dates | formats,
          .examples = {"acta recommendations",
                       "acta recommendations --table recommendation_counts --csv",
                       "acta recommendations --table challenges --csv"},
          .run = recommendations};
}

}  // namespace acta::cli
