#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

answer::ProgressBy by_of(std::string_view word) {
  if (word == "committee") return answer::ProgressBy::committee;
  return word == "party" ? answer::ProgressBy::party : answer::ProgressBy::all;
}

int progress(const Arguments& arguments, Session& session) {
  return answer_from_store(session, [&](const record::View& view) {
    return session.print(answer::progress(view, by_of(arguments.value("--by")), session.t),
                         {"progress", "money"});
  });
}

}  // namespace

Command progress_command() {
  return {.name = "progress",
          .common = store | dates | formats,
          .options = {{.name = "--by", .value = "GROUP", .choices = {"committee", "party"}}},
          .examples = {"acta progress", "acta progress --by committee",
                       "acta progress --table commitments --csv"},
          .run = progress};
}

}  // namespace acta::cli
