#include "answer/answers.h"
#include "cli/commands/all.h"
#include "cli/session.h"

namespace acta::cli {
namespace {

constexpr std::string_view tables[] = {"pairs", "combinations", "subsets"};

int overlap(const Arguments& arguments, Session& session) {
  std::string_view only;
  for (const std::string_view table : tables) {
    if (!arguments.has("--" + std::string(table))) continue;
    if (!only.empty())
      return session.refuse(Error{ErrorKind::invalid,
                                  "error.cli.one-of",
                                  {},
                                  "--" + std::string(table),
                                  "--" + std::string(only)});
    only = table;
  }
  return answer_from_store(session, [&](const record::View& view) {
    const auto answer = answer::overlap(
        view, {arguments.value("--with"), arguments.has("--associates")}, session.t);
    if (!answer) return session.refuse(answer.error());
    return session.print(*answer, {"overlap", "matrix"}, only);
  });
}

}  // namespace

Command overlap_command() {
  return {.name = "overlap",
          .common = store | dates | formats,
          .options = {{"--with", "MECHANISM"},
                      {"--associates"},
                      {"--pairs"},
                      {"--combinations"},
                      {"--subsets"}},
          .examples = {"acta overlap --valid 2023-07-01",
                       "acta overlap --with LAD --csv --valid 2024-12-01",
                       "acta overlap --combinations --associates"},
          .run = overlap};
}

}  // namespace acta::cli
