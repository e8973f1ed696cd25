#include "answer/cycles.h"
#include "base/codes.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

int cycle_overdue(const Arguments& arguments, Session& session) {
  std::string country;
  if (arguments.has("--country")) {
    const auto code = codes::country(arguments.value("--country"), "--country");
    if (!code) return session.refuse(code.error());
    country = *code;
  }
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(answer::overdue(view, country, session.t), {"overdue"});
  });
}

}  // namespace

Command cycle_overdue_command() {
  return {.name = "cycle overdue",
          .common = store | dates | formats,
          .options = {{"--country", "COUNTRY"}},
          .examples = {"acta cycle overdue", "acta cycle overdue --country Colombia --csv"},
          .run = cycle_overdue};
}

}  // namespace acta::cli
