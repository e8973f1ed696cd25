#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/unzip.h"
#include "exchange/xlsx_dates.h"
#include "exchange/xlsx_read.h"
#include "exchange/xml_stream.h"

// The parts of a workbook that its sheets refer to (ECMA-376 Part 1, 12.3).
namespace acta::exchange {

// Reads one part of the archive as XML.
Result<void> read_part(const Unzip& zip, const std::string& part, XmlReader& reader);

// The relations of a part: what an id in it stands for (Part 2, 9.3).
struct XlsxRelation {
  std::string type;  // last step of its address: "worksheet"
  std::string part;  // "xl/worksheets/sheet1.xml"
};
Result<std::map<std::string, XlsxRelation, std::less<>>> read_relations(const Unzip& zip,
                                                                        const std::string& of);

// workbook.xml: the sheets and the epoch.
struct XlsxWorkbookPart {
  struct Sheet {
    std::string name;
    std::string relation;
    bool hidden = false;
  };
  std::vector<Sheet> sheets;
  bool from_1904 = false;
};
Result<XlsxWorkbookPart> read_workbook(const Unzip& zip, const std::string& part);

// styles.xml: what the numbers of each cell format (the attribute `s` of a cell) are.
Result<std::vector<DateForm>> read_styles(const Unzip& zip, const std::string& part);

// sharedStrings.xml: the texts, without the readings of Japanese words that stand with some.
class XlsxTexts {
 public:
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(all_).substr(begin, ends_[i] - begin);
  }
  std::size_t bytes() const { return all_.size(); }
  void add(std::string_view text) {
    all_ += text;
    ends_.push_back(all_.size());
  }

 private:
  std::string all_;
  std::vector<std::size_t> ends_;
};
Result<XlsxTexts> read_texts(const Unzip& zip, const std::string& part, const XlsxLimits& limits);

// One sheet. `place` begins the place of a cell: "colombia.xlsx:Sheet1!".
struct XlsxSheetContext {
  const XlsxTexts& texts;
  const std::vector<DateForm>& styles;
  bool from_1904 = false;
  std::string place;
  XlsxLimits limits;
};
Result<XlsxBook::Layout> read_sheet(const Unzip& zip, const std::string& part,
                                    const XlsxSheetContext& context, const XlsxBook::OnRow& row);

// The characters that XML cannot hold are written _xHHHH_ (Part 1, 22.9.2.19: ST_Xstring).
std::string unescape_xstring(std::string_view text);

}  // namespace acta::exchange
