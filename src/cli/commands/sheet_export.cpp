#include "answer/error_words.h"
#include "base/codes.h"
#include "cli/commands/all.h"
#include "cli/sheet.h"
#include "store/files.h"

namespace acta::cli {
namespace {

int sheet_export(const Arguments& arguments, Session& session) {
  const auto country = sheet_country(arguments);
  if (!country) return session.refuse(country.error());
  const std::string path = arguments.value("FILE");
  const auto format = sheet_format(path, "FILE");
  if (!format) return session.refuse(format.error());
  return answer_from_store(session, [&](const record::View& view) {
    const auto bytes = procedure::write_report_sheet(view, *country, session.t, *format);
    if (!bytes) return session.refuse(answer::in_words(view, bytes.error(), session.t));
    store::write_file(path, *bytes, 0644);
    const std::string name = codes::country_name(*country, session.t.language());
    session.say(session.t("cli.sheet-export.done", {{"file", path}, {"country", name}}));
    return static_cast<int>(done);
  });
}

}  // namespace

Command sheet_export_command() {
  return {.name = "sheet export",
          .common = store,
          .positionals = {{"FILE"}},
          .options = {{"--country", "COUNTRY", false, {}, "cli.sheet.country"}},
          .examples = {"acta sheet export colombia.xlsx --country COL --lang es",
                       "acta sheet export brasil.csv --country Brasil --lang pt"},
          .run = sheet_export};
}

}  // namespace acta::cli
