#include "site/table.h"

#include <algorithm>

#include "exchange/csv.h"
#include "site/blocks.h"
#include "site/piece.h"

namespace acta::site {

using answer::Cell;
using answer::Column;

namespace {

bool for_people(const Column& column) { return column.whom != Column::For::machines; }

// An id of several words may be broken between them: a column is as wide as its longest piece.
void put_link(std::string& out, std::string_view href, std::string_view text) {
  put(out, open_link(href));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('_', at), text.size() - 1) + 1;
    put(out, text.substr(at, end - at));
    if (end < text.size()) out += "<wbr>";
    at = end;
  }
  put(out, close_link());
}

void put_words(std::string& out, const Context& context, const Cell& cell) {
  const std::string words = cell.for_people();
  if (cell.type == Cell::Type::missing || words.empty()) {  // a list may be of nothing
    out += "<span class=\"muted\">";
    put(out, words.empty() ? std::string_view("–") : std::string_view(words));
    out += "</span>";
  } else if (!cell.subject.empty()) {
    const std::string href = context.href(path_of(cell.subject));
    if (cell.said.empty()) put_link(out, href, words);
    else put(out, link_to(context, href, cell.said));
  } else if (!cell.said.empty()) {
    put(out, in_its_language(context, cell.said));
  } else {
    put(out, words);
  }
}

std::string_view head_of(const Context& context, const Column& column) {
  const std::string key = "column." + column.key;
  return context.t.has(key) ? context.t(key) : std::string_view(column.key);
}

// In narrow windows the rows of a table are cards, whose cells bear the heads of their columns. A
// long one, whose heads would weigh more than its rows, is scrolled, and so is a matrix.
bool in_cards(const answer::Table& table) {
  constexpr std::size_t most_cards = 60;
  return !table.only_shown && table.size() <= most_cards;
}

// The words of a date do not sort; what machines read does, in the same cell or in the column for
// them after it.
std::string_view order_of(const answer::Table& table, const std::vector<Cell>& row, std::size_t i) {
  if (row[i].is_date) return row[i].value;
  const bool dated =
      i + 1 < row.size() && table.columns[i + 1].key == "from" && !for_people(table.columns[i + 1]);
  return dated ? std::string_view(row[i + 1].value) : std::string_view{};
}

void put_order(std::string& out, std::string_view order) {
  if (order.empty()) return;
  out += " data-v=\"";
  put(out, order);
  out += '"';
}

void put_head_of_row(std::string& out, const Context& context, const Cell& cell,
                     std::string_view order) {
  out += "<th scope=\"row\"";
  put_order(out, order);
  out += '>';
  put_words(out, context, cell);
  out += "</th>";
}

void put_cell(std::string& out, const Context& context, const Cell& cell, std::string_view head,
              std::string_view order) {
  out += "<td";
  if (cell.type == Cell::Type::number) out += " class=\"n\"";
  else if (cell.is_date) out += " class=\"d\"";
  put_order(out, order);
  if (!head.empty()) {
    out += " data-l=\"";
    put(out, head);
    out += '"';
  }
  out += '>';
  put_words(out, context, cell);
  out += "</td>";
}

void put_heads(std::string& out, const Context& context, const answer::Table& table) {
  answer::Row first(table.columns.size());
  table.each([&](const answer::Row& row) { first = row; }, 0, 1);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (!for_people(column)) continue;
    const bool number = first[i].type == Cell::Type::number;
    out += number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">";
    put(out, head_of(context, column));
    out += "</th>";
  }
}

}  // namespace

std::string caption_of(const Messages& t, const answer::Table& table) {
  return std::string(t("table." + table.key));
}

Html draw_table(const Context& context, const answer::Table& table) {
  return draw_table(context, table, table.key);
}

Html draw_table(const Context& context, const answer::Table& table, std::string_view id,
                std::string_view of) {
  std::string caption = caption_of(context.t, table);
  if (!of.empty()) caption = context.t("table.of", {{"of", of}, {"caption", caption}});
  const bool cards = in_cards(table);
  Html html{"<section class=\"scroll\" tabindex=\"0\" aria-label=\""};
  std::string& out = html.text;
  put(out, caption);
  out += "\"><table class=\"list";
  if (cards) out += " cards";
  out += "\" id=\"";
  put(out, id);
  out += "\"><caption>";
  put(out, caption);
  out += "</caption>\n<thead><tr>";
  put_heads(out, context, table);
  out += "</tr></thead>\n<tbody>\n";
  const Piece piece = piece_of(context, table.size(), table.key);
  const auto put_row = [&](const answer::Row& row) {
    out += "<tr>";
    bool first = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!for_people(table.columns[i])) continue;
      if (std::exchange(first, false)) {
        put_head_of_row(out, context, row[i], order_of(table, row, i));
      } else {
        put_cell(out, context, row[i], cards ? head_of(context, table.columns[i]) : "",
                 order_of(table, row, i));
      }
    }
    out += "</tr>\n";
  };
  table.each(put_row, piece.from, piece.to);
  out += "</tbody></table></section>\n";
  put(out, draw_piece(context, piece));
  return html;
}

std::string spreadsheet_csv(const answer::Table& table) {
  exchange::CsvWriter csv(exchange::CsvMode::spreadsheet);
  answer::write_csv(csv, table);
  return csv.take();
}

}  // namespace acta::site
