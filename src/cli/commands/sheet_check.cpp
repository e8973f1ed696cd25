#include "cli/commands/all.h"
#include "cli/sheet.h"

namespace acta::cli {
namespace {

int sheet_check(const Arguments& arguments, Session& session) {
  const auto file = read_sheet_file(arguments);
  if (!file) return session.refuse(file.error());
  return answer_from_store(session, [&](const record::View& view) {
    const auto preview = procedure::preview_report_sheet(view, file->country, session.t.language(),
                                                         file->bytes, file->name);
    if (!preview) return session.refuse(preview.error());
    const int printed = print_sheet(view, *preview, arguments, session);
    const bool rejected = preview->count(procedure::RowFate::rejected) > 0;
    return printed == done && rejected ? static_cast<int>(refused) : printed;
  });
}

}  // namespace

Command sheet_check_command() {
  return {.name = "sheet check",
          .common = store | formats,
          .positionals = {{"FILE"}},
          .options = {{"--country", "COUNTRY", false, {}, "cli.sheet.country"},
                      {"--rejected", "FILE", false, {}, "cli.sheet.rejected"}},
          .examples = {"acta sheet check colombia.xlsx --country COL",
                       "acta sheet check colombia.xlsx --country COL --csv --table problems",
                       "acta sheet check colombia.xlsx --country COL --rejected back.xlsx"},
          .run = sheet_check};
}

}  // namespace acta::cli
