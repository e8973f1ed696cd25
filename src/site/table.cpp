#include "site/table.h"

#include "exchange/csv.h"

namespace acta::site {

using answer::Cell;
using answer::Column;

namespace {

bool for_people(const Column& column) { return column.whom != Column::For::machines; }
bool in_csv(const Column& column) {
  return column.whom == Column::For::everyone || column.whom == Column::For::machines;
}

void put_words(std::string& out, const Context& context, const Cell& cell) {
  if (cell.type == Cell::Type::missing) {
    out += "<span class=\"muted\">";
    put(out, cell.shown.empty() ? std::string_view("–") : std::string_view(cell.shown));
    out += "</span>";
  } else if (!cell.subject.empty()) {
    put(out, link(context.href(path_of(cell.subject)), cell.for_people()));
  } else {
    put(out, cell.for_people());
  }
}

void put_cell(std::string& out, const Context& context, const Cell& cell, bool heads_row) {
  const bool number = cell.type == Cell::Type::number;
  out += heads_row ? "<th scope=\"row\">" : number ? "<td class=\"n\">" : "<td>";
  put_words(out, context, cell);
  out += heads_row ? "</th>" : "</td>";
}

void put_heads(std::string& out, const Context& context, const answer::Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (!for_people(column)) continue;
    const bool number = !table.rows.empty() && table.rows[0][i].type == Cell::Type::number;
    out += number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">";
    const std::string key = "column." + column.key;
    put(out, context.t.has(key) ? context.t(key) : std::string_view(column.key));
    out += "</th>";
  }
}

}  // namespace

std::string caption_of(const Messages& t, const answer::Table& table) {
  return std::string(t("table." + table.key));
}

Html draw_table(const Context& context, const answer::Table& table) {
  const std::string caption = caption_of(context.t, table);
  Html html{"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""};
  std::string& out = html.text;
  put(out, caption);
  out += "\"><table class=\"list\" id=\"";
  put(out, table.key);
  out += "\"><caption>";
  put(out, caption);
  out += "</caption>\n<thead><tr>";
  put_heads(out, context, table);
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    bool first = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!for_people(table.columns[i])) continue;
      put_cell(out, context, row[i], std::exchange(first, false));
    }
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
  return html;
}

std::string spreadsheet_csv(const answer::Table& table) {
  exchange::CsvWriter csv(exchange::CsvMode::spreadsheet);
  for (const Column& column : table.columns)
    if (in_csv(column)) csv.cell(column.key);
  csv.end_record();
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (in_csv(table.columns[i])) csv.cell(row[i].for_machines());
    csv.end_record();
  }
  return csv.take();
}

}  // namespace acta::site
