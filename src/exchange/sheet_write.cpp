#include <algorithm>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/sheet.h"
#include "exchange/xlsx_write.h"

namespace acta::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

const std::string& name_in(const SheetColumn& column, const std::string& language) {
  const auto found = column.names.find(language);
  return found == column.names.end() ? column.key : found->second;
}

Result<std::string> as_xlsx(const SheetWords& words, const std::vector<SheetColumn>& columns,
                            const std::vector<std::vector<std::string>>& rows) {
  XlsxTable table{.name = words.title,
                  .choices_name = words.choices_name,
                  .refusal = words.refusal,
                  .columns = {},
                  .rows = {}};
  for (const SheetColumn& column : columns)
    table.columns.push_back(
        {name_in(column, words.language), column.width, column.locked, column.choices});
  for (const auto& row : rows) {
    table.rows.emplace_back();
    for (const std::string& cell : row) table.rows.back().push_back({cell, false});
  }
  return write_xlsx(table);
}

std::string as_csv(const SheetWords& words, const std::vector<SheetColumn>& columns,
                   const std::vector<std::vector<std::string>>& rows) {
  CsvWriter writer(CsvMode::spreadsheet, "\r\n", words.language == "en" ? ',' : ';');
  for (const SheetColumn& column : columns) writer.cell(name_in(column, words.language));
  writer.end_record();
  for (const auto& row : rows) {
    for (const std::string& cell : row) writer.cell(cell);
    writer.end_record();
  }
  return std::string(byte_order_mark) + writer.take();
}

}  // namespace

SheetFormat sheet_format_of(std::string_view file) {
  return fold(file).ends_with(".csv") ? SheetFormat::csv : SheetFormat::xlsx;
}

Result<std::string> write_sheet(SheetFormat format, const SheetWords& words,
                                const std::vector<SheetColumn>& columns,
                                const std::vector<std::vector<std::string>>& rows) {
  if (format == SheetFormat::csv) return as_csv(words, columns, rows);
  return as_xlsx(words, columns, rows);
}

}  // namespace acta::exchange
