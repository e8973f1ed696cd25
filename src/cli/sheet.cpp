#include "cli/sheet.h"

#include "answer/error_words.h"
#include "base/codes.h"
#include "base/text.h"
#include "exchange/input_file.h"
#include "register/records/code_class.h"
#include "store/files.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::Remark;
using answer::Table;
using procedure::RowFate;
using procedure::SheetPreview;

constexpr std::size_t most_input = 60;  // MiB

std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

Table rows_table(const SheetPreview& preview, const Messages& t) {
  Table table{"rows", {{"row"}, {"fate"}, {"commitment"}}, {}};
  for (const auto& row : preview.rows)
    table.add({Cell::number(row.row),
               Cell::text(name_of(row.fate),
                          std::string(t("sheet.fate." + std::string(name_of(row.fate))))),
               Cell::text(row.commitment)});
  return table;
}

// A status by its word, for people; all else as it is written.
Cell field(const record::View& view, const std::string& column, const std::string& said,
           const Messages& t) {
  if (column != "status" || said.empty()) return Cell::text(said);
  return Cell::text(said, record::label_of(view, "reported_status", said, t.language()).text);
}

Table changes_table(const record::View& view, const SheetPreview& preview, const Messages& t) {
  Table table{"changes", {{"row"}, {"commitment"}, {"column"}, {"before"}, {"after"}}, {}};
  for (const auto& row : preview.rows)
    for (const auto& change : row.changes)
      if (row.fate != RowFate::rejected)
        table.add({Cell::number(row.row), Cell::text(row.commitment),
                   Cell::text(change.column, std::string(t("sheet.column." + change.column))),
                   field(view, change.column, change.before, t),
                   field(view, change.column, change.after, t)});
  return table;
}

Table problems_table(const record::View& view, const SheetPreview& preview, const Messages& t) {
  using For = answer::Column::For;
  Table table{"problems",
              {{"row"},
               {"place", For::machines},
               {"rule", For::machines},
               {"value", For::machines},
               {"hint", For::machines},
               {"reason"}},
              {}};
  for (const auto& row : preview.rows)
    for (const Error& error : row.errors)
      table.add({Cell::number(row.row), Cell::text(error.place), Cell::text(error.message),
                 Cell::text(error.value), Cell::text(error.hint),
                 Cell::text(t.explain(answer::in_words(view, error, t)))});
  return table;
}

}  // namespace

Result<exchange::SheetFormat> sheet_format(const std::string& path, std::string_view option) {
  const std::string name = lower(path);
  if (!name.ends_with(".csv") && !name.ends_with(".xlsx"))
    return invalid("error.sheet.format", option, path, ".xlsx, .csv");
  return exchange::sheet_format_of(name);
}

Result<std::string> sheet_country(const Arguments& arguments) {
  if (!arguments.has("--country")) return invalid("error.sheet.no-country", "--country");
  return codes::country(arguments.value("--country"), "--country");
}

Result<SheetFile> read_sheet_file(const Arguments& arguments) {
  const std::string path = arguments.value("FILE");
  SheetFile file{TRY(sheet_country(arguments)), path.substr(path.rfind('/') + 1), {}};
  file.bytes = TRY(exchange::read_input(path, most_input));
  return file;
}

answer::Answer sheet_answer(const record::View& view, const SheetPreview& preview,
                            const Messages& t) {
  answer::Answer answer;
  answer.question = "sheet";
  answer.title =
      t("sheet.preview",
        {{"file", preview.file}, {"country", codes::country_name(preview.country, t.language())}});
  answer.asked = {{"file", preview.file}, {"country", preview.country}};
  answer.how =
      analysis::computed(view, "rule.sheet", {"reported_status", "report_text", "evidence"});
  answer.remarks.push_back(
      {"sheet.counts",
       t("sheet.counts", {{"created", count(preview.count(RowFate::created))},
                          {"changed", count(preview.count(RowFate::changed))},
                          {"unchanged", count(preview.count(RowFate::unchanged))},
                          {"rejected", count(preview.count(RowFate::rejected))}}),
       Remark::Tone::headline});
  for (const auto& notice : preview.notices)
    answer.remarks.push_back(
        {notice.message, t(notice.message, {{"value", notice.value}}), Remark::Tone::warning});
  if (!preview.taken.is_xlsx)
    answer.remarks.push_back(
        {"sheet.taken-as",
         t("sheet.taken-as", {{"encoding", name_of(preview.taken.encoding)},
                              {"delimiter", preview.taken.delimiter == '\t'  ? "tab"
                                            : preview.taken.delimiter == ';' ? "semicolon"
                                                                             : "comma"}}),
         Remark::Tone::finding});
  answer.tables = {rows_table(preview, t), changes_table(view, preview, t),
                   problems_table(view, preview, t)};
  return answer;
}

int print_sheet(const record::View& view, const SheetPreview& preview, const Arguments& arguments,
                Session& session) {
  const std::string path = arguments.value("--rejected");
  if (preview.count(RowFate::rejected) > 0 && !path.empty()) {
    const auto format = sheet_format(path, "--rejected");
    if (!format) return session.refuse(format.error());
    const auto bytes =
        procedure::write_rejected_rows(view, preview, session.t, *format, [&](const Error& error) {
          return session.t.explain(answer::in_words(view, error, session.t));
        });
    if (!bytes) return session.refuse(bytes.error());
    store::write_file(path, *bytes, 0644);
  }
  return session.print(sheet_answer(view, preview, session.t), {"changes", "problems"});
}

}  // namespace acta::cli
