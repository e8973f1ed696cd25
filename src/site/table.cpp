#include "site/table.h"

#include "exchange/csv.h"

namespace acta::site {

using answer::Cell;

namespace {

void put_words(std::string& out, const Context& context, const Cell& cell) {
  if (cell.type == Cell::Type::missing) {
    out += "<span class=\"muted\">";
    put(out, context.t("cell.missing"));
    out += "</span>";
  } else if (!cell.subject.empty()) {
    put(out, link(context.href(path_of(cell.subject)), cell.for_people()));
  } else {
    put(out, cell.for_people());
  }
}

void put_cell(std::string& out, const Context& context, const answer::Column& column,
              const Cell& cell, bool heads_row) {
  out += heads_row ? "<th scope=\"row\">" : column.number ? "<td class=\"n\">" : "<td>";
  put_words(out, context, cell);
  out += heads_row ? "</th>" : "</td>";
}

}  // namespace

std::string caption_of(const Messages& t, const answer::Table& table) {
  return std::string(t("table." + table.key));
}

Html draw_table(const Context& context, const answer::Table& table) {
  const std::string caption = caption_of(context.t, table);
  Html html{"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\""};
  std::string& out = html.text;
  put(out, std::string_view(caption));
  out += "\"><table class=\"list\" id=\"";
  put(out, std::string_view(table.key));
  out += "\"><caption>";
  put(out, std::string_view(caption));
  out += "</caption>\n<thead><tr>";
  for (const answer::Column& column : table.columns) {
    out += column.number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">";
    put(out, context.t("column." + column.key));
    out += "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      put_cell(out, context, table.columns[i], row[i], i == 0);
    out += "</tr>\n";
  }
  out += "</tbody></table></div>\n";
  return html;
}

std::string spreadsheet_csv(const answer::Table& table) {
  exchange::CsvWriter csv(exchange::CsvMode::spreadsheet);
  for (const answer::Column& column : table.columns) csv.cell(column.key);
  csv.end_record();
  for (const auto& row : table.rows) {
    for (const Cell& cell : row) csv.cell(cell.for_machines());
    csv.end_record();
  }
  return csv.take();
}

}  // namespace acta::site
