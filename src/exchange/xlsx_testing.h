#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/xlsx_read.h"

// For tests: workbooks made by hand, part by part.
namespace acta::exchange {

struct XlsxParts {
  std::string rows;          // inside <sheetData>: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
  std::string after = {};    // behind it: "<mergeCells>…"
  std::string texts = {};    // inside <sst>
  std::string formats = {};  // inside <cellXfs>
  std::string own_formats = {};  // inside <numFmts>
  std::string properties = {};   // attributes of <workbookPr>
  std::string prolog = {};       // before the root of the sheet
};
std::vector<std::pair<std::string, std::string>> parts_of(const XlsxParts& parts);
std::string packed(const std::vector<std::pair<std::string, std::string>>& parts);
std::string make_xlsx(const XlsxParts& parts);

// What stands in a sheet, one cell a line: "A1 number 1.5", "B2 text= words" (= for a formula); or
// "refused error.xlsx.damaged t.xlsx:S!A1".
std::string told(std::string_view bytes, std::size_t sheet = 0, const XlsxLimits& limits = {});

}  // namespace acta::exchange
