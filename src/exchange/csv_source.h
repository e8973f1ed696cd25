#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace acta::exchange {

// The CSV of people: what a spreadsheet program of their language saves. What is found out is told,
// so that whoever sends a file can see how it was taken.
struct CsvSource {
  enum class Encoding : std::uint8_t { utf8, utf16, windows_1252 };

  std::string text;  // UTF-8, without mark and without a line "sep=;"
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';  // or ";" or a tab
};

// The encoding: by its mark, else UTF-8 if all bytes are, else Windows-1252, the one in which
// programs of western languages save CSV. The delimiter: by a line "sep=…", else whichever of the
// three stands most often in the first record outside of quotes, a comma between equals. Refused:
// bytes that are text in none of them (error.csv.unknown-encoding).
Result<CsvSource> read_csv_source(std::string_view bytes, std::string_view file);

std::string_view name_of(CsvSource::Encoding encoding);  // "UTF-8", "Windows-1252"

}  // namespace acta::exchange
