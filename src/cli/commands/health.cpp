#include "answer/answers.h"
#include "base/text.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

// RULE=REASON; analysis refuses rules that it does not know and reasons that are empty.
Checked<analysis::SwitchedOff> switched_off(const std::vector<std::string>& written) {
  analysis::SwitchedOff off;
  Errors errors;
  for (const std::string& text : written) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || trim(text.substr(equals + 1)).empty())
      errors.push_back({ErrorKind::invalid, "error.cli.no-reason", "--without", text, {}});
    else off[text.substr(0, equals)] = trim(text.substr(equals + 1));
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return off;
}

int health(const Arguments& arguments, Session& session) {
  auto off = switched_off(arguments.values("--without"));
  if (!off) return session.refuse(off.error());
  return answer_from_store(session, [&](const record::View& view) {
    const auto answer =
        answer::health(view, {arguments.values("--rule"), *std::move(off)}, session.t);
    if (!answer) return session.refuse(answer.error());
    return session.print(*answer, {"rules", "findings"});
  });
}

}  // namespace

Command health_command() {
  return {
      .name = "health",
      .common = store | dates | formats,
      .options = {{.name = "--rule", .value = "RULE", .repeats = true},
                  {.name = "--without", .value = "RULE=REASON", .repeats = true}},
      .examples = {"acta health", "acta health --rule member-in-no-committee",
                   "acta health --without money-without-payment=\"no source publishes payments\"",
                   "acta health --csv"},
      .run = health};
}

}  // namespace acta::cli
