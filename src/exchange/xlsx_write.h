#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// A table as a workbook that people fill in: one tab, the header frozen above, columns as wide as
// their words. Written cells of a locked column cannot be changed (there is no password: it guards
// against slips, not against people). Where a column has choices, only they can be entered, from a
// drop-down; below the rows they can be in a locked column too, so that rows can be added.
struct XlsxTable {
  struct Column {
    std::string header;
    double width = 12;  // characters
    bool locked = false;
    std::vector<std::string> choices;
  };
  struct Value {
    std::string text;
    bool number = false;  // `text` is a plain decimal number of at most 15 digits
  };
  std::string name;          // of the tab: at most 31 characters, none of []:*?/\ in it
  std::string choices_name;  // of the hidden tab that holds the lists
  std::string refusal;       // what the reader is told who enters what is not in a list
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
  std::size_t rows_below = 200;  // in which choices can be entered, too
};

// The bytes of the workbook, the same every time. Texts stay as they are: what looks like a date, a
// number or a formula is still text. error.xlsx.text-too-long: more than the 32,767 characters that
// spreadsheet programs take in a cell; its place is the address.
Result<std::string> write_xlsx(const XlsxTable& table);

}  // namespace acta::exchange
