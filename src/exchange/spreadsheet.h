#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace acta::exchange {

// What spreadsheets of any format have in common: cells with addresses that a person can find.

// Rows and columns counted from 1: "C5" is row 5, column 3.
struct CellAddress {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  auto operator<=>(const CellAddress&) const = default;
};

inline constexpr std::uint32_t most_sheet_rows = 1'048'576;  // of Excel and LibreOffice
inline constexpr std::uint32_t most_sheet_columns = 16'384;

std::string column_letters(std::uint32_t column);                 // 28 is "AB"
std::string format_address(CellAddress address);                  // "AB5"
std::optional<CellAddress> parse_address(std::string_view text);  // "AB5", "$AB$5"

// Cells shown as one: "A1:B2". Its value stands in the first.
struct CellRange {
  CellAddress first;
  CellAddress last;
  bool holds(CellAddress address) const {
    return first.row <= address.row && address.row <= last.row && first.column <= address.column &&
           address.column <= last.column;
  }
  bool operator==(const CellRange&) const = default;
};
std::optional<CellRange> parse_range(std::string_view text);  // one cell is a range, too
std::string format_range(const CellRange& range);

// A cell that holds something, or a formula that was never computed.
struct SheetCell {
  enum class Kind : std::uint8_t { empty, text, number, boolean, error, date };

  std::uint32_t column = 0;
  Kind kind = Kind::empty;
  bool formula = false;  // `text` is what the program that saved the file had computed
  // Text: as it stands. Number: the digits of the file. Boolean: "TRUE", "FALSE". Error: "#N/A".
  // Date: no more precise than its format shows ("2022", "2022-10", "2022-10-06",
  // "2022-10-06T15:04:05", "15:04:05").
  std::string_view text;
};

struct SheetRow {
  std::uint32_t number = 0;  // as a spreadsheet program counts them, also in CSV
  bool hidden = false;
  std::vector<SheetCell> cells;  // in the order of columns, those that hold something

  const SheetCell* at(std::uint32_t column) const;  // null: empty
};

}  // namespace acta::exchange
