#include "answer/indicators.h"
#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

answer::Listed all_of(const record::View& view, std::string_view kind) {
  return std::make_shared<const std::vector<const record::Subject*>>(view.subjects(kind));
}

int indicators(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    if (!arguments.has("ID"))
      return session.print(answer::indicators(view, all_of(view, "indicator"),
                                              all_of(view, "observation"), session.t),
                           {"indicators"});
    const std::string name = "indicator/" + arguments.value("ID");
    const auto* const subject = record::check_subject_name(name) ? view.find(name) : nullptr;
    if (!subject)
      return session.refuse(
          Error{ErrorKind::not_found, "error.subject.unknown", "ID", arguments.value("ID"), {}});
    const auto report = analysis::indicator_report(view, *subject, session.t.language());
    return session.print(answer::indicator(view, report, session.t),
                         {"values", "targets", "method_breaks"});
  });
}

}  // namespace

Command indicators_command() {
  return {.name = "indicators",
          .common = store | dates | formats,
          .positionals = {{.name = "ID", .required = false}},
          .examples = {"acta indicators", "acta indicators IN04",
                       "acta indicators IN04 --table value_vintages --csv"},
          .run = indicators};
}

}  // namespace acta::cli
