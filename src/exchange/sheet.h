#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/spreadsheet.h"
#include "exchange/spreadsheet_file.h"

namespace acta::exchange {

// A column of a sheet that people download, fill in and send back. Its key never changes; whoever
// opens the file sees a name in their language, and any of the names, or the key, finds it again,
// whatever its case, accents and place.
struct SheetColumn {
  std::string key;                           // "as_of"
  std::map<std::string, std::string> names;  // by language
  bool required = false;                     // a file without it is refused
  bool data = true;                          // false: written for the reader, never read
  bool locked = false;
  double width = 12;                      // characters, in XLSX
  std::vector<std::string> choices = {};  // drop-down, in XLSX
};

// What a sheet says, cell by cell, and nothing about what it means.
struct Sheet {
  struct Cell {
    std::string text;  // trimmed; line ends are LF; a number as people see it; a date as EDTF
    std::uint32_t column = 0;  // of the file, from 1; 0: the file has no such column
    SheetCell::Kind kind = SheetCell::Kind::empty;
    bool empty() const { return text.empty(); }
  };
  struct Row {
    std::uint32_t number = 0;
    std::vector<Cell> cells;  // one for each column asked for, in their order
    Errors errors;            // cells that cannot be taken, with their addresses
  };
  struct Notice {         // something that was taken and that its sender should know
    std::string message;  // "notice.sheet.hidden-rows"
    std::string value;
  };

  std::string file;
  std::string language;           // of the header, where it names one more than others; else empty
  std::vector<std::uint32_t> at;  // of the columns asked for, in the file; 0: not there
  std::vector<Row> rows;          // that hold something in them
  std::vector<Notice> notices;
  SpreadsheetFile taken;

  bool has(std::size_t column) const { return at[column] > 0; }
  std::string place(const Row& row, const Cell& cell) const;  // "colombia.xlsx:C5"
};

// Reads a file of any kind that read_spreadsheet() takes. The header is the first of the rows to 25
// that names at least two of the columns; what stands above it is a title. Refused: no header, a
// missing or repeated column (error.sheet.no-header, .missing-column, .repeated-column), more than
// 100,000 rows (.too-many-rows), macros (.macros). Of a row only: cells that are merged, a formula
// that was never computed or came to an error (.merged, .formula, .cell-error).
Checked<Sheet> read_sheet(std::string_view bytes, std::string_view file,
                          const std::vector<SheetColumn>& columns);

// A number as spreadsheets show it: at most 15 digits, no exponent. "0.30000000000000004" is 0.3.
std::string shown_number(std::string_view digits);

enum class SheetFormat : std::uint8_t { xlsx, csv };
// By the end of the name: ".csv" or anything else.
SheetFormat sheet_format_of(std::string_view file);

// The words around a sheet, in its language.
struct SheetWords {
  std::string language;
  std::string title;         // of the tab
  std::string choices_name;  // of the tab with the lists
  std::string refusal;       // of what is in no list
};
// The bytes of a file with a header and these rows. CSV is UTF-8 with a mark; with ";" where the
// language writes decimals with a comma.
Result<std::string> write_sheet(SheetFormat format, const SheetWords& words,
                                const std::vector<SheetColumn>& columns,
                                const std::vector<std::vector<std::string>>& rows);

}  // namespace acta::exchange
