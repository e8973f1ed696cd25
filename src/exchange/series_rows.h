#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// Series as rows: a name, then the values, oldest first, as many as there are.
//
//   tucson,23410,25112,19876
//   yuma,1204,,1187,1533
//
// A first row whose second cell is not a number is a header, and left out. An empty cell between
// values is "not known" (NaN); empty cells after the last value only fill the row.
struct SeriesRows {
  std::vector<std::string> ids;
  std::vector<std::vector<double>> values;

  std::map<std::string_view, std::span<const double>> by_id() const;
};

// Errors, with "file:line:column": a row without a name or without a value, a name given twice, a
// value that is no number, is below zero or not finite, a file without rows. At most a hundred.
Checked<SeriesRows> read_series_rows(std::string_view text, std::string_view file);

// A decimal number that is not negative: "12", "12.5", "2e+05".
Result<double> parse_value(std::string_view text, std::string_view place);

}  // namespace acta::exchange
