#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int burden(const Arguments&, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    const auto found =
        std::make_shared<const analysis::ReportingBurden>(analysis::reporting_burden(view));
    return session.print(answer::reporting_burden(view, found, session.t),
                         {"asked_by_several", "holders"});
  });
}

}  // namespace

Command burden_command() {
  return {.name = "burden",
          .common = store | dates | formats,
          .examples = {"acta burden", "acta burden --table questions --csv",
                       "acta burden --table told --csv"},
          .run = burden};
}

}  // namespace acta::cli
