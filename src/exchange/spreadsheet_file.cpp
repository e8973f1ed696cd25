#include "exchange/spreadsheet_file.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "exchange/csv.h"

namespace acta::exchange {
namespace {

constexpr std::string_view zip_begins = "PK\x03\x04";
constexpr std::string_view ole_begins = "\xD0\xCF\x11\xE0";

// The apostrophe of CsvMode::spreadsheet.
std::string_view without_guard(std::string_view cell) {
  return looks_disarmed(cell) ? cell.substr(1) : cell;
}

Result<SpreadsheetFile> read_csv(std::string_view bytes, std::string_view file,
                                 const XlsxBook::OnRow& on_row) {
  const CsvSource source = TRY(read_csv_source(bytes, file));
  CsvReader reader(source.text, file, source.delimiter);
  SheetRow row;
  for (;;) {
    const CsvRecord* const record = TRY(reader.next());
    if (!record) break;
    ++row.number;
    row.cells.clear();
    for (std::size_t i = 0; i < record->cells.size(); ++i)
      if (const std::string_view text = without_guard(record->cells[i]); !text.empty())
        row.cells.push_back(
            {static_cast<std::uint32_t>(i + 1), SheetCell::Kind::text, false, text});
    if (!row.cells.empty() && !on_row(row)) break;
  }
  SpreadsheetFile taken;
  taken.encoding = source.encoding;
  taken.delimiter = source.delimiter;
  return taken;
}

Result<SpreadsheetFile> read_xlsx(std::string_view bytes, std::string_view file,
                                  const XlsxBook::OnRow& on_row, const XlsxLimits& limits) {
  const XlsxBook book = TRY(XlsxBook::open(bytes, file, limits));
  const auto& sheets = book.sheets();
  const auto shown = std::find_if(sheets.begin(), sheets.end(),
                                  [](const XlsxBook::Sheet& sheet) { return !sheet.hidden; });
  const std::size_t chosen =
      shown == sheets.end() ? 0 : static_cast<std::size_t>(shown - sheets.begin());
  SpreadsheetFile taken;
  taken.is_xlsx = true;
  taken.sheet = sheets[chosen].name;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (i != chosen && !sheets[i].hidden) taken.unread.push_back(sheets[i].name);
  taken.has_macros = book.has_macros();
  taken.from_1904 = book.from_1904();
  taken.layout = TRY(book.read(chosen, on_row));
  return taken;
}

}  // namespace

bool is_called_workbook(std::string_view file) {
  constexpr std::string_view endings[] = {".xlsx", ".xlsm", ".xlsb", ".xltx", ".xls", ".ods"};
  const std::string name = lower(file);
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

Result<SpreadsheetFile> read_spreadsheet(std::string_view bytes, std::string_view file,
                                         const XlsxBook::OnRow& row, const XlsxLimits& limits) {
  const bool packed = bytes.starts_with(zip_begins) || bytes.starts_with(ole_begins);
  if (packed) return read_xlsx(bytes, file, row, limits);
  auto text = read_csv(bytes, file, row);
  if (text) return text;
  if (is_called_workbook(file)) return invalid("error.xlsx.not-xlsx", file);
  if (text.error().message == "error.csv.nul") return invalid("error.csv.unknown-encoding", file);
  return text;
}

}  // namespace acta::exchange
