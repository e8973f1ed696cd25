#include <ostream>

#include "cli/commands/all.h"
#include "cli/sheet.h"
#include "procedure/intake.h"

namespace acta::cli {
namespace {

constexpr std::string_view author = "operator";

int sheet_import(const Arguments& arguments, Session& session) {
  const auto where = session.location();
  if (!where) return session.refuse(where.error());
  const auto intake = procedure::Intake::open(*where, store::Mode::write, session.world.now, {});
  if (!intake) return session.refuse(intake.error());
  const record::Register& record = (*intake)->record();
  const record::View view(record, day_of(session.world.now()), record.published());
  const auto preview = look_at_sheet(view, arguments, session.t);
  if (!preview) return session.refuse(preview.error());

  if (const int printed = print_sheet(view, *preview, arguments, session); printed != done)
    return printed;
  const bool rejected = preview->count(procedure::RowFate::rejected) > 0;
  if (rejected && !arguments.has("--valid-rows"))
    return session.refuse(Error{ErrorKind::invalid,
                                "error.sheet.nothing-recorded",
                                arguments.value("FILE"),
                                {},
                                "--valid-rows"});
  std::uint64_t changes = 0, at = record.published();
  const procedure::Submission submission = procedure::submission_of(*preview, author);
  if (!submission.drafts.empty()) {
    const auto outcome = (*intake)->submit(submission);
    if (!outcome) return session.refuse(outcome.error());
    changes =
        preview->count(procedure::RowFate::created) + preview->count(procedure::RowFate::changed);
    at = outcome->at;
  }
  session.world.err << session.t("cli.sheet-import.done",
                                 {{"changes", static_cast<std::int64_t>(changes)},
                                  {"at", std::to_string(at)}})
                    << '\n';
  return done;
}

}  // namespace

Command sheet_import_command() {
  return {.name = "sheet import",
          .common = store | formats,
          .positionals = {{"FILE"}},
          .options = {{"--country", "COUNTRY", false, {}, "cli.sheet.country"},
                      {"--valid-rows"},
                      {"--rejected", "FILE", false, {}, "cli.sheet.rejected"}},
          .examples = {"acta sheet import colombia.xlsx --country COL",
                       "acta sheet import colombia.xlsx --country COL --valid-rows --rejected "
                       "back.xlsx"},
          .run = sheet_import};
}

}  // namespace acta::cli
