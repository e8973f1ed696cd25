#include "exchange/xlsx_testing.h"

#include <array>

#include "exchange/zip.h"

namespace acta::exchange {
namespace {

constexpr std::string_view kinds[] = {"empty", "text", "number", "boolean", "error", "date"};
constexpr std::string_view main_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, office, type,
                     target);
}

std::string relations(const std::string& inside) {
  return fmt::format(R"(<Relationships xmlns="{}">{}</Relationships>)", package, inside);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> parts_of(const XlsxParts& parts) {
  return {
      {"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
      {"xl/workbook.xml",
       fmt::format(R"(<workbook xmlns="{}" xmlns:r="{}"><workbookPr {}/><sheets>)"
                   R"(<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>)",
                   main_names, office, parts.properties)},
      {"xl/_rels/workbook.xml.rels", relations(relation("rId1", "worksheet", "worksheets/1.xml") +
                                               relation("rId2", "styles", "/xl/styles.xml") +
                                               relation("rId3", "sharedStrings", "texts.xml"))},
      {"xl/styles.xml",
       fmt::format(
           R"(<styleSheet xmlns="{}"><numFmts>{}</numFmts><cellStyleXfs><xf/></cellStyleXfs>)"
           R"(<cellXfs>{}</cellXfs></styleSheet>)",
           main_names, parts.own_formats, parts.formats)},
      {"xl/texts.xml", fmt::format(R"(<sst xmlns="{}">{}</sst>)", main_names, parts.texts)},
      {"xl/worksheets/1.xml",
       parts.prolog +
           fmt::format(R"(<worksheet xmlns="{}"><sheetData>{}</sheetData>{}</worksheet>)",
                       main_names, parts.rows, parts.after)}};
}

std::string packed(const std::vector<std::pair<std::string, std::string>>& parts) {
  return write_zip({parts.begin(), parts.end()});
}

std::string make_xlsx(const XlsxParts& parts) { return packed(parts_of(parts)); }

std::string told(std::string_view bytes, std::size_t sheet, const XlsxLimits& limits) {
  const auto refused = [](const Error& error) {
    return "refused " + error.message + ' ' + error.place + '\n';
  };
  const auto book = XlsxBook::open(bytes, "t.xlsx", limits);
  if (!book) return refused(book.error());
  std::string all;
  const auto layout = book->read(sheet, [&](const SheetRow& row) {
    for (const SheetCell& cell : row.cells)
      all += format_address({row.number, cell.column}) + ' ' +
             std::string(kinds[static_cast<std::size_t>(cell.kind)]) + (cell.formula ? "=" : "") +
             ' ' + std::string(cell.text) + '\n';
    return true;
  });
  return layout ? all : refused(layout.error());
}

}  // namespace acta::exchange
