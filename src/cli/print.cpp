#include <algorithm>
#include <ostream>

#include "base/text.h"
#include "cli/session.h"
#include "cli/text_table.h"
#include "cli/width.h"

namespace acta::cli {
namespace {

using answer::Cell;
using answer::Column;
using answer::Remark;
using answer::Row;
using answer::Table;

// A column in which nothing stands would only take the room of the others.
bool for_people(const Column& column, const std::vector<Row>& rows, std::size_t at) {
  return column.whom != Column::For::machines &&
         std::any_of(rows.begin(), rows.end(),
                     [at](const Row& row) { return row[at].type != Cell::Type::missing; });
}

std::string label_of(const Column& column, const Messages& t) {
  const std::string key = "column." + column.key;
  return t.has(key) ? std::string(t(key)) : column.key;
}

bool only_numbers(const std::vector<Row>& rows, std::size_t column) {
  bool some = false;
  for (const Row& row : rows) {
    if (row[column].type == Cell::Type::number) some = true;
    else if (row[column].type != Cell::Type::missing) return false;
  }
  return some;
}

std::string text_of(const Cell& cell) {
  const std::string text = cell.for_people();
  return text.empty() ? "–" : text;
}

std::string table_text(const Table& table, std::size_t width, const Messages& t) {
  std::vector<Row> rows;
  table.each([&](const Row& row) { rows.push_back(row); });
  std::vector<TextTable::Column> columns;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!for_people(table.columns[i], rows, i)) continue;
    shown.push_back(i);
    columns.push_back({label_of(table.columns[i], t),
                       only_numbers(rows, i) ? TextTable::right : TextTable::left});
  }
  TextTable text(std::move(columns));
  for (const Row& row : rows) {
    std::vector<std::string> cells;
    for (const std::size_t i : shown) cells.push_back(text_of(row[i]));
    text.row(std::move(cells));
  }
  return text.print(width);
}

void print_remark(std::ostream& out, const Remark& remark, std::size_t width) {
  const bool headline = remark.tone == Remark::Tone::headline;
  std::string_view mark = remark.tone == Remark::Tone::warning ? "! " : headline ? "" : "* ";
  for (const std::string& line : fold_lines(show_invisible(remark.text), width - mark.size())) {
    out << mark << line << '\n';
    mark = headline ? "" : "  ";
  }
}

bool print_remarks(std::ostream& out, const answer::Answer& answer, Remark::Tone tone,
                   std::size_t width) {
  bool some = false;
  for (const Remark& remark : answer.remarks)
    if (remark.tone == tone) {
      print_remark(out, remark, width);
      some = true;
    }
  return some;
}

}  // namespace

int Session::print_text(const answer::Answer& answer, const std::vector<std::string_view>& shown) {
  const std::size_t width = world.columns;
  std::ostream& out = world.out;
  out << show_invisible(answer.title) << '\n';
  const std::string known = format_instant(answer.how.known).substr(0, 19) + "Z";
  out << t(answer.how.at == 0 ? "cli.as-of-empty" : "cli.as-of",
           {{"valid", format_day(answer.how.valid)},
            {"at", std::to_string(answer.how.at)},
            {"known", known}})
      << "\n\n";
  const bool headlines = print_remarks(out, answer, Remark::Tone::headline, width);
  const bool warnings = print_remarks(out, answer, Remark::Tone::warning, width);
  if (headlines || warnings) out << '\n';
  bool some = false;
  for (const std::string_view key : shown) {
    const Table* const table = answer.table(key);
    if (!table || table->size() == 0) continue;
    some = true;
    if (shown.size() > 1) {
      const std::string caption = "table." + table->key;
      out << t(caption) << '\n';
    }
    out << table_text(*table, width, t) << '\n';
  }
  if (!some) out << t("cli.nothing") << "\n\n";
  print_remarks(out, answer, Remark::Tone::finding, width);
  return done;
}

}  // namespace acta::cli
