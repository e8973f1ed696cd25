#include <algorithm>

#include "exchange/csv.h"

namespace acta::exchange {
namespace {

std::string place_of(std::string_view file, std::size_t line) {
  return std::string(file) + ':' + std::to_string(line);
}

void check_header(const CsvTable& table, std::size_t line, Errors& errors) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const std::string& name = table.header[i];
    const auto fail = [&](const char* message) {
      errors.push_back({ErrorKind::invalid, message, place_of(table.file, line), name, {}});
    };
    if (name.empty()) fail("error.csv.unnamed-column");
    else if (table.column(name) != i) fail("error.csv.repeated-column");
  }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::string CsvTable::place(const Row& row) const { return place_of(file, row.line); }

std::string CsvTable::place(const Row& row, std::size_t column) const {
  return place(row) + ':' + header[column];
}

Checked<CsvTable> read_csv_table(std::string_view text, std::string_view file, char delimiter) {
  CsvTable table{std::string(file), {}, {}};
  Errors errors;
  CsvReader reader(text, file, delimiter);
  bool named = false;
  for (;;) {
    const auto record = reader.next();
    if (!record) {
      errors.push_back(record.error());
      break;
    }
    if (!*record) break;
    const auto& cells = (*record)->cells;
    if (!named) {
      named = true;
      table.header.assign(cells.begin(), cells.end());
      check_header(table, (*record)->line, errors);
    } else if (cells.size() != table.header.size()) {
      errors.push_back({ErrorKind::invalid, "error.csv.ragged-row", place_of(file, (*record)->line),
                        std::to_string(cells.size()), std::to_string(table.header.size())});
    } else {
      table.rows.push_back({(*record)->line, {cells.begin(), cells.end()}});
    }
  }
  if (!named && errors.empty())
    errors.push_back({ErrorKind::invalid, "error.csv.no-header", std::string(file), {}, {}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return table;
}

}  // namespace acta::exchange
