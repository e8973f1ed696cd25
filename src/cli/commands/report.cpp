#include <charconv>

#include "cli/commands/all.h"
#include "cli/document_file.h"
#include "report/annual_report.h"

namespace acta::cli {
namespace {

Result<int> year_of(const Arguments& arguments) {
  const std::string text = arguments.value("YEAR");
  int year = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (wrong != std::errc{} || end != text.data() + text.size() || text.size() != 4 || year < 1000)
    return invalid("error.report.year", "YEAR", text);
  return year;
}

int report(const Arguments& arguments, Session& session) {
  const auto year = year_of(arguments);
  if (!year) return session.refuse(year.error());
  if (const auto output = check_output(arguments); !output) return session.refuse(output.error());
  return answer_from_store(session, [&](const record::View& view) {
    const auto since = since_of(arguments, view.at());
    if (!since) return session.refuse(since.error());
    return write_document(report::annual_report(view, *year, *since, session.t), arguments,
                          session);
  });
}

}  // namespace

Command report_command() {
  return {.name = "report",
          .common = store | dates,
          .positionals = {{"YEAR"}},
          .options = {output_option, since_option, translated_option},
          .examples = {"acta report 2024 --lang es -o informe-2024.pdf",
                       "acta report 2023 --valid 2023-12-31 -o 2023.docx"},
          .run = report};
}

}  // namespace acta::cli
