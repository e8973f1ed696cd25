#include "analysis/money.h"
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
    const answer::ProgressBy by = by_of(arguments.value("--by"));
    if (arguments.value("--set").empty())
      return session.print(answer::progress(view, by, session.t), {"progress", "money"});
    const auto money = std::make_shared<const analysis::MoneyReport>(
        analysis::money(view, {}, session.t.language()));
    return session.print(
        answer::progress_of_original(view, analysis::original_set(view), money, by, session.t),
        {"progress"});
  });
}

}  // namespace

Command progress_command() {
  return {.name = "progress",
          .common = store | dates | formats,
          .options = {{.name = "--by", .value = "GROUP", .choices = {"committee", "party"}},
                      {.name = "--set", .value = "SET", .choices = {"original"}}},
          .examples = {"acta progress", "acta progress --by committee",
                       "acta progress --table commitments --csv", "acta progress --set original"},
          .run = progress};
}

}  // namespace acta::cli
