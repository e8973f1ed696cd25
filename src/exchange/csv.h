#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// One record of a CSV file.
struct CsvRecord {
  std::size_t line = 0;  // of its first character, from 1
  std::vector<std::string_view> cells;
};

// Reads CSV as RFC 4180 writes it, and what people really send: records that end in LF, CR LF or
// CR, a byte order mark, line breaks inside quotes, no line break at the end. An empty line is a
// record of one empty cell; a quote that does not begin its cell (37.8"N) is a character like any
// other. Nothing is repaired: bytes that are not UTF-8, NUL, a quote that is never closed, text
// after a closing quote and space before an opening one are errors whose place is
// "file:line:column" (columns in characters, from 1).
//
// It knows nothing of headers or of how many cells a record should have (see CsvTable).
class CsvReader {
 public:
  // `text` is the whole file and must outlive the reader; `file` names it in errors.
  CsvReader(std::string_view text, std::string_view file, char delimiter = ',');

  // The next record, null at the end. Its cells live until the next call. There is nothing more
  // to read after an error.
  Result<const CsvRecord*> next();
  // The next record that is not an empty line.
  Result<const CsvRecord*> next_filled();

 private:
  struct Rewritten {  // a cell of which quotes had to be taken out
    std::size_t cell;
    std::size_t begin, size;  // in unquoted_
  };
  bool read_plain();
  bool starts_special(std::size_t at) const;
  Result<void> read_cell();
  Result<void> read_quoted();
  bool end_of_record();
  tl::unexpected<Error> fail(std::string message, std::size_t at, std::size_t line_start,
                             std::size_t line);
  tl::unexpected<Error> fail_here(std::string message);

  std::string_view text_;
  std::string file_;
  char delimiter_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t line_start_ = 0;
  std::size_t checked_ = 0;  // text_ is UTF-8 up to here
  std::string unquoted_;
  std::vector<Rewritten> rewritten_;
  CsvRecord record_;
};

// A file whose first record names the columns. Every record has as many cells as there are names.
struct CsvTable {
  struct Row {
    std::size_t line;
    std::vector<std::string> cells;
  };
  std::string file;
  std::vector<std::string> header;
  std::vector<Row> rows;

  std::optional<std::size_t> column(std::string_view name) const;
  std::string place(const Row& row) const;                      // "memberships.csv:21"
  std::string place(const Row& row, std::size_t column) const;  // "memberships.csv:21:valid_from"
};

// All records of the wrong length are told, not only the first.
Checked<CsvTable> read_csv_table(std::string_view text, std::string_view file,
                                 char delimiter = ',');

enum class CsvMode {
  data,         // for programs: every cell as it is
  spreadsheet,  // for people: a cell that a spreadsheet would take for a formula is made text
};

// Whether a spreadsheet takes it for a formula: = + - @ in front, their full-width twins, a tab or
// a line break, and no plain number such as -12.5.
bool reads_as_formula(std::string_view text);

// Whether it begins with apostrophes and what makes a formula: CsvMode::spreadsheet puts one more
// in front of such a text, and whoever reads the file back takes one away.
bool looks_disarmed(std::string_view text);

// Writes RFC 4180: quotes only where they are needed.
//
// In spreadsheet mode a leading apostrophe goes before a cell that begins with = + - @, their
// full-width twins, a tab or a line break, unless it is a plain number such as -12.5.
class CsvWriter {
 public:
  explicit CsvWriter(CsvMode mode = CsvMode::data, std::string_view line_end = "\r\n",
                     char delimiter = ',');

  CsvWriter& cell(std::string_view text);
  CsvWriter& end_record();
  std::string take();

 private:
  std::string out_;
  std::string line_end_;
  CsvMode mode_;
  char delimiter_;
  std::size_t cells_ = 0;         // in the record being written
  std::size_t record_start_ = 0;  // in out_
};

}  // namespace acta::exchange
