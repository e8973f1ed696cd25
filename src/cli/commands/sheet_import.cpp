#include <ostream>

#include "answer/error_words.h"
#include "cli/acting.h"
#include "cli/commands/all.h"
#include "cli/sheet.h"
#include "procedure/sheet_filing.h"

namespace acta::cli {
namespace {

using procedure::TakeRows;

int sheet_import(const Arguments& arguments, Session& session) {
  const auto acting = open_acting(arguments, session);
  if (!acting) return session.refuse(acting.error());
  const auto file = read_sheet_file(arguments);
  if (!file) return session.refuse(file.error());
  const auto preview = procedure::preview_for(*acting->desk, acting->actor, file->country,
                                              session.t.language(), file->bytes, file->name);
  if (!preview) return session.refuse(preview.error());

  const record::View view = acting->desk->view();
  if (const int printed = print_sheet(view, *preview, arguments, session); printed != done)
    return printed;
  const TakeRows take = arguments.has("--valid-rows") ? TakeRows::valid : TakeRows::all_or_none;
  const auto sent = procedure::propose_sheet(*acting->desk, acting->actor, *preview, take);
  if (!sent) {
    const std::string& rule = sent.error().front().message;
    if (rule != "error.sheet.rejected-rows")
      return session.refuse(answer::in_words(view, sent.error(), session.t));
    return session.refuse(Error{ErrorKind::invalid,
                                "error.sheet.nothing-recorded",
                                arguments.value("FILE"),
                                {},
                                "--valid-rows"});
  }
  session.world.err << session.t("cli.sheet-import.done", {{"changes", sent->size()}}) << '\n';
  return done;
}

}  // namespace

Command sheet_import_command() {
  return {.name = "sheet import",
          .common = store | formats,
          .positionals = {{"FILE"}},
          .options = {{"--country", "COUNTRY", false, {}, "cli.sheet.country"},
                      acting_option,
                      {"--valid-rows"},
                      {"--rejected", "FILE", false, {}, "cli.sheet.rejected"}},
          .examples = {"acta sheet import colombia.xlsx --country COL --as ana@mre.example",
                       "acta sheet import colombia.xlsx --country COL --as ana@mre.example "
                       "--valid-rows --rejected back.xlsx"},
          .run = sheet_import};
}

}  // namespace acta::cli
