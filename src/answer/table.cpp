#include "answer/table.h"

#include "base/check.h"
#include "exchange/csv.h"

namespace acta::answer {
namespace {

bool in_csv(const Column& column) {
  return column.whom == Column::For::everyone || column.whom == Column::For::machines;
}

void write_cell(JsonWriter& json, const Cell& cell) {
  switch (cell.type) {
    case Cell::Type::missing: json.null(); return;
    case Cell::Type::text: json.text(cell.value); return;
    case Cell::Type::number: json.decimal(cell.value); return;
    case Cell::Type::flag: json.boolean(cell.value == "yes"); return;
    case Cell::Type::list:
      json.array();
      for (const std::string& item : cell.items) json.text(item);
      json.end();
      return;
  }
}

}  // namespace

Cell Cell::text(std::string_view value, std::string shown, std::string_view subject) {
  if (value.empty()) return {};
  return {Type::text, std::string(value), {}, std::move(shown), std::string(subject)};
}

Cell Cell::number(std::uint64_t number) {
  return {Type::number, std::to_string(number), {}, {}, {}};
}

Cell Cell::digits(std::string_view exact, std::string shown) {
  if (exact.empty()) return {};
  return {Type::number, std::string(exact), {}, std::move(shown), {}};
}

Cell Cell::flag(bool flag, const Messages& t) {
  return {Type::flag, flag ? "yes" : "no", {}, std::string(t(flag ? "word.yes" : "word.no")), {}};
}

Cell Cell::list(std::vector<std::string> items, std::string shown) {
  return {Type::list, {}, std::move(items), std::move(shown), {}};
}

std::string Cell::for_machines() const {
  if (type != Type::list) return value;
  std::string joined;
  for (const std::string& item : items) {
    if (!joined.empty()) joined += "; ";
    joined += item;
  }
  return joined;
}

std::string Cell::for_people() const { return shown.empty() ? for_machines() : shown; }

void Table::add(Row row) {
  check(row.size() == columns.size(), "a row has as many cells as the table has columns");
  check(listed == 0, "made rows come last");
  rows.push_back(std::move(row));
}

void Table::list(std::size_t size, std::function<Row(std::size_t)> make) {
  listed = size;
  make_row = std::move(make);
}

Row Table::made(std::size_t at) const {
  Row row = make_row(at);
  check(row.size() == columns.size(), "a row has as many cells as the table has columns");
  return row;
}

void write_csv(exchange::CsvWriter& csv, const Table& table) {
  for (const Column& column : table.columns)
    if (in_csv(column)) csv.cell(column.key);
  csv.end_record();
  table.each([&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (in_csv(table.columns[i])) csv.cell(row[i].for_machines());
    csv.end_record();
  });
}

std::string to_csv(const Table& table) {
  exchange::CsvWriter csv(exchange::CsvMode::data, "\n");
  write_csv(csv, table);
  return csv.take();
}

void write_json(JsonWriter& json, const Table& table, std::size_t from, std::size_t to) {
  json.array();
  const auto write = [&](const Row& row) {
    json.object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (table.columns[i].whom == Column::For::people) continue;
      json.key(table.columns[i].key);
      write_cell(json, row[i]);
    }
    json.end();
  };
  table.each(write, from, to);
  json.end();
}

}  // namespace acta::answer
