#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace acta::exchange {

// Counts over time as a CSV file holds them: the first column names the periods, every other one
// is a series.
//
//   t,Darién,Honduras
//   2023-01,24634,11234
//   2023-02,24657,15021
//
// Periods follow each other: whole numbers, months and weeks
// ("2023-W35") without a gap, or other names in order. A count is a whole
// number from 0 to 2^53, beyond which a double would no longer hold it exactly.
struct CountMatrix {
  std::vector<std::string> periods;
  std::vector<std::string> names;           // of the series
  std::vector<std::vector<double>> counts;  // by series, as many as periods
};

// "0", "4294967296", and as programs write them "2e+05" and "12.0"; refused: nothing, a sign, a
// fraction, letters, more than 2^53.
Result<double> parse_count(std::string_view text, std::string_view place);

// A count, or NaN where nothing stands or "NA": it is not known, which is not zero.
Result<double> parse_known_count(std::string_view text, std::string_view place);

// What is added to a count by one delay: as a known count, and may be taken back (−12).
Result<double> parse_increment(std::string_view text, std::string_view place);

// Reads one cell. The reader of the file knows the place, and fills it in.
using CellReader = Result<double> (*)(std::string_view text, std::string_view place);

// Errors, with "file:line:series": a cell that `cell` refuses, a row that is too short or too long,
// a period that is missing, out of order or given twice, no series, no row. At most a hundred.
Checked<CountMatrix> read_count_matrix(std::string_view text, std::string_view file,
                                       CellReader cell = parse_count);

}  // namespace acta::exchange
