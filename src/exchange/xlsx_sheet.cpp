#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "exchange/xlsx_parts.h"

namespace acta::exchange {
namespace {

// Turns the elements of a sheet into rows (ECMA-376 Part 1, 18.3.1).
class SheetReader : public XmlReader {
 public:
  SheetReader(const XlsxSheetContext& context, const XlsxBook::OnRow& on_row)
      : context_(context), on_row_(on_row) {}

  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "c") return begin_cell(attributes);
    if (element == "v") return begin_text();
    if (element == "t" && in_inline_ && !in_reading_) return take_text();
    if (element == "f") cell_.formula = true;
    else if (element == "row") begin_row(attributes);
    else if (element == "is") begin_inline();
    else if (element == "rPh") in_reading_ = true;
    else if (element == "mergeCell") merge(attributes);
    else if (element == "col") column(attributes);
  }

  void end(std::string_view element) override {
    in_text_ = false;
    if (element == "c") end_cell();
    else if (element == "row") end_row();
    else if (element == "is") in_inline_ = false;
    else if (element == "rPh") in_reading_ = false;
  }

  void text(std::string_view piece) override {
    if (!in_text_) return;
    value_ += piece;
    if (value_.size() > context_.limits.cell_text)
      fail("error.xlsx.too-much-text", {}, std::to_string(context_.limits.cell_text));
  }

  XlsxBook::Layout layout;

 private:
  // Where the text of a cell stands that is not a shared one: in `own_`, which may move.
  struct Own {
    std::size_t cell, begin, size;
  };

  void fail(const char* message, std::string_view value = {}, std::string hint = {}) {
    const CellAddress at{row_.number, cell_.column};
    const std::string where = at.column > 0 ? format_address(at) : std::to_string(at.row);
    stop(
        {ErrorKind::invalid, message, context_.place + where, std::string(value), std::move(hint)});
  }

  void begin_row(const XmlAttributes& attributes) {
    cell_ = {};
    std::uint32_t number = row_.number + 1;
    if (const auto written = attributes.find("r")) {
      number = 0;
      std::from_chars(written->data(), written->data() + written->size(), number);
      if (number <= row_.number || number > most_sheet_rows)
        return fail("error.xlsx.damaged", *written);
    }
    row_.number = number;
    row_.hidden = attributes.on("hidden");
    row_.cells.clear();
    own_.clear();
    owners_.clear();
  }

  void begin_cell(const XmlAttributes& attributes) {
    const std::uint32_t before = cell_.column;
    cell_ = {};
    style_ = 0;
    type_.clear();
    value_.clear();
    has_value_ = false;
    if (const auto written = attributes.find("r")) {
      const auto address = parse_address(*written);
      if (!address || address->row != row_.number) return fail("error.xlsx.damaged", *written);
      cell_.column = address->column;
    } else {
      cell_.column = before + 1;
      if (cell_.column > most_sheet_columns) return fail("error.xlsx.damaged");
    }
    if (const auto style = attributes.find("s"))
      std::from_chars(style->data(), style->data() + style->size(), style_);
    if (const auto type = attributes.find("t")) type_ = *type;
  }

  void begin_text() {
    value_.clear();
    has_value_ = true;
    take_text();
  }
  void take_text() { in_text_ = true; }
  void begin_inline() {
    value_.clear();
    in_inline_ = true;
  }

  void end_cell() {
    if (value_.empty() && type_ != "str" && type_ != "inlineStr") {
      if (cell_.formula) row_.cells.push_back(cell_);
      return;
    }
    if (type_.empty() || type_ == "n") return end_number();
    if (type_ == "s") return end_shared();
    if (type_ == "b") return add(SheetCell::Kind::boolean, value_ == "0" ? "FALSE" : "TRUE");
    if (type_ == "e") return add(SheetCell::Kind::error, value_);
    if (type_ == "d") return add(SheetCell::Kind::date, value_);
    if (type_ != "str" && type_ != "inlineStr") return fail("error.xlsx.damaged", type_);
    const std::string text = unescape_xstring(value_);
    // A formula that came to no text was computed: the cell is empty for whoever looks at it.
    if (!text.empty()) add(SheetCell::Kind::text, text);
    else if (cell_.formula && !has_value_) row_.cells.push_back(cell_);
  }

  void end_number() {
    double number = 0;
    const char* const end = value_.data() + value_.size();
    const auto [stopped, error] = std::from_chars(value_.data(), end, number);
    const bool tiny_or_huge = error == std::errc::result_out_of_range;
    if (stopped != end || (error != std::errc{} && !tiny_or_huge))
      return fail("error.xlsx.damaged", value_);
    const DateForm form =
        style_ < context_.styles.size() ? context_.styles[style_] : DateForm::none;
    if (form != DateForm::none && !tiny_or_huge) {
      const std::string date = date_of_serial(number, form, context_.from_1904);
      if (!date.empty()) return add(SheetCell::Kind::date, date);
    }
    add(SheetCell::Kind::number, value_);
  }

  void end_shared() {
    std::size_t index = context_.texts.size();
    const char* const end = value_.data() + value_.size();
    const auto [stopped, error] = std::from_chars(value_.data(), end, index);
    if (error != std::errc{} || stopped != end || index >= context_.texts.size())
      return fail("error.xlsx.damaged", value_);
    cell_.text = context_.texts[index];
    if (cell_.text.empty()) return;
    cell_.kind = SheetCell::Kind::text;
    row_.cells.push_back(cell_);
  }

  void add(SheetCell::Kind kind, std::string_view text) {
    cell_.kind = kind;
    owners_.push_back({row_.cells.size(), own_.size(), text.size()});
    own_ += text;
    row_.cells.push_back(cell_);
  }

  void end_row() {
    for (const Own& own : owners_)
      row_.cells[own.cell].text = std::string_view(own_).substr(own.begin, own.size);
    cell_ = {};
    if (row_.cells.empty()) return;
    const auto by_column = [](const SheetCell& a, const SheetCell& b) {
      return a.column < b.column;
    };
    if (!std::is_sorted(row_.cells.begin(), row_.cells.end(), by_column))
      std::stable_sort(row_.cells.begin(), row_.cells.end(), by_column);
    const auto twice = std::adjacent_find(
        row_.cells.begin(), row_.cells.end(),
        [](const SheetCell& a, const SheetCell& b) { return a.column == b.column; });
    if (twice != row_.cells.end()) {
      cell_.column = twice->column;
      return fail("error.xlsx.damaged");
    }
    if (!on_row_(row_)) stop();
  }

  void merge(const XmlAttributes& attributes) {
    constexpr std::size_t most_merged = 10'000;
    const auto range = parse_range(attributes.find("ref").value_or(""));
    if (layout.merged.size() == most_merged) return fail("error.xlsx.damaged");
    if (range) layout.merged.push_back(*range);
  }

  void column(const XmlAttributes& attributes) {
    if (!attributes.on("hidden")) return;
    std::array<std::uint32_t, 2> ends{};
    for (std::size_t i = 0; i < ends.size(); ++i)
      if (const auto text = attributes.find(i == 0 ? "min" : "max"))
        std::from_chars(text->data(), text->data() + text->size(), ends[i]);
    layout.hidden_columns.emplace_back(ends[0], ends[1]);
  }

  const XlsxSheetContext& context_;
  const XlsxBook::OnRow& on_row_;
  SheetRow row_;
  SheetCell cell_;
  std::uint32_t style_ = 0;
  std::string type_;
  std::string value_;
  std::string own_;
  std::vector<Own> owners_;
  bool in_text_ = false;
  bool has_value_ = false;  // the cell says what it comes to, be it nothing
  bool in_inline_ = false;
  bool in_reading_ = false;
};

}  // namespace

Result<XlsxBook::Layout> read_sheet(const Unzip& zip, const std::string& part,
                                    const XlsxSheetContext& context, const XlsxBook::OnRow& row) {
  SheetReader reader(context, row);
  if (auto read = read_part(zip, part, reader); !read)
    return tl::unexpected(std::move(read).error());
  return std::move(reader.layout);
}

}  // namespace acta::exchange
