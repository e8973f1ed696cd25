#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/csv_source.h"
#include "exchange/spreadsheet.h"
#include "exchange/xlsx_read.h"

namespace acta::exchange {

// How a file was taken.
struct SpreadsheetFile {
  bool is_xlsx = false;
  std::string sheet;                  // XLSX: the tab that was read, the first that is not hidden
  std::vector<std::string> unread;    // XLSX: the other tabs that are not hidden
  bool has_macros = false;            // XLSX: never run
  bool from_1904 = false;             // XLSX: how it counts days
  XlsxBook::Layout layout = {};       // XLSX
  CsvSource::Encoding encoding = {};  // CSV
  char delimiter = ',';               // CSV
};

// Whether a file bears the name of a workbook of some spreadsheet program: "x.xlsm", "x.ods".
bool is_called_workbook(std::string_view file);

// Reads an XLSX or CSV file, whichever its bytes are and whatever its name says, and tells its rows
// that hold something, until `row` answers false. In CSV every cell is text, and the apostrophe
// that CsvMode::spreadsheet puts before what looks like a formula is taken off again. Rows live
// until `row` returns. What is neither is told by what its name promises: error.xlsx.not-xlsx,
// error.csv.unknown-encoding.
Result<SpreadsheetFile> read_spreadsheet(std::string_view bytes, std::string_view file,
                                         const XlsxBook::OnRow& row, const XlsxLimits& limits = {});

}  // namespace acta::exchange
