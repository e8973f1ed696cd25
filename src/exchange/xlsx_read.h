#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/spreadsheet.h"
#include "exchange/unzip.h"

namespace acta::exchange {

struct XlsxLimits {
  UnzipLimits zip = {};
  std::size_t shared_text = 64UL << 20;  // bytes of the table of texts, which is kept
  std::size_t cell_text = 1UL << 20;
};

// A workbook of ECMA-376 (transitional and strict) that somebody sent. Parts are read as a stream;
// only the table of shared texts is kept, within its limit, and nothing is taken at its word: not
// the dimension of a sheet, not the sizes in the archive. Formulas are never computed and macros
// never run.
//
//   auto book = TRY(XlsxBook::open(bytes, "colombia.xlsx"));
//   TRY(book.read(0, [&](const SheetRow& row) { … return true; }));
//
// Errors name the place "colombia.xlsx:Sheet1!C5" or the part: error.xlsx.not-xlsx, .not-whole,
// .old-or-locked (an old .xls or a password), .damaged, .cell, .too-much-text, those of zip and
// XML.
class XlsxBook {
 public:
  // `bytes` must outlive it.
  static Result<XlsxBook> open(std::string_view bytes, std::string_view file,
                               const XlsxLimits& limits = {});
  XlsxBook(XlsxBook&&) noexcept;
  ~XlsxBook();

  struct Sheet {
    std::string name;
    bool hidden = false;
  };
  const std::vector<Sheet>& sheets() const;  // those that hold cells, in the order of their tabs
  bool has_macros() const;
  bool from_1904() const;

  // What a sheet says of itself outside its cells.
  struct Layout {
    std::vector<CellRange> merged;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hidden_columns;  // first and last
  };
  // Tells the rows that hold something, in their order, until `row` answers false. What is hidden
  // or filtered away is told like all else. Views live until `row` returns.
  using OnRow = std::function<bool(const SheetRow& row)>;
  Result<Layout> read(std::size_t sheet, const OnRow& row) const;

 private:
  struct State;
  explicit XlsxBook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace acta::exchange
