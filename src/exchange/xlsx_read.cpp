#include "exchange/xlsx_read.h"

#include "exchange/xlsx_parts.h"

namespace acta::exchange {
namespace {

constexpr std::string_view zip_begins = "PK";
constexpr std::string_view ole_begins = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // .xls, passwords

using Relations = std::map<std::string, XlsxRelation, std::less<>>;

// The part of the first relation of a type; empty if there is none.
std::string part_of(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations)
    if (relation.type == type) return relation.part;
  return {};
}

}  // namespace

struct XlsxBook::State {
  explicit State(Unzip opened) : zip(std::move(opened)) {}
  Unzip zip;
  XlsxLimits limits;
  std::vector<Sheet> sheets;
  std::vector<std::string> parts;  // of the sheets
  bool from_1904 = false;
  bool has_macros = false;
  XlsxTexts texts;
  std::vector<DateForm> styles;
};

XlsxBook::XlsxBook(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxBook::XlsxBook(XlsxBook&&) noexcept = default;
XlsxBook::~XlsxBook() = default;

Result<XlsxBook> XlsxBook::open(std::string_view bytes, std::string_view file,
                                const XlsxLimits& limits) {
  if (bytes.starts_with(ole_begins)) return invalid("error.xlsx.old-or-locked", file);
  if (!bytes.starts_with(zip_begins)) return invalid("error.xlsx.not-xlsx", file);
  auto opened = Unzip::open(bytes, file, limits.zip);
  if (!opened && opened.error().message == "error.zip.damaged")
    return invalid("error.xlsx.not-whole", file);
  auto state = std::make_unique<State>(TRY(std::move(opened)));
  state->limits = limits;

  const Relations root = TRY(read_relations(state->zip, {}));
  const std::string workbook = part_of(root, "officeDocument");
  if (workbook.empty()) return invalid("error.xlsx.not-xlsx", file);
  const Relations relations = TRY(read_relations(state->zip, workbook));
  const XlsxWorkbookPart book = TRY(read_workbook(state->zip, workbook));
  state->from_1904 = book.from_1904;
  state->has_macros = !part_of(relations, "vbaProject").empty();
  for (const auto& sheet : book.sheets) {
    const auto relation = relations.find(sheet.relation);
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    state->sheets.push_back({sheet.name, sheet.hidden});
    state->parts.push_back(relation->second.part);
  }
  if (state->sheets.empty()) return invalid("error.xlsx.not-xlsx", file);
  if (const std::string part = part_of(relations, "styles"); !part.empty())
    state->styles = TRY(read_styles(state->zip, part));
  if (const std::string part = part_of(relations, "sharedStrings"); !part.empty())
    state->texts = TRY(read_texts(state->zip, part, limits));
  return XlsxBook(std::move(state));
}

const std::vector<XlsxBook::Sheet>& XlsxBook::sheets() const { return state_->sheets; }
bool XlsxBook::has_macros() const { return state_->has_macros; }
bool XlsxBook::from_1904() const { return state_->from_1904; }

Result<XlsxBook::Layout> XlsxBook::read(std::size_t sheet, const OnRow& row) const {
  const XlsxSheetContext context{state_->texts, state_->styles, state_->from_1904,
                                 state_->zip.file() + ':' + state_->sheets.at(sheet).name + '!',
                                 state_->limits};
  return read_sheet(state_->zip, state_->parts.at(sheet), context, row);
}

}  // namespace acta::exchange
