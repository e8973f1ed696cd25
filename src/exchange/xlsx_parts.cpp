#include "exchange/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace acta::exchange {
namespace {

std::uint32_t number_of(std::optional<std::string_view> text) {
  std::uint32_t number = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

std::string last_step(std::string_view address) {
  return std::string(address.substr(address.rfind('/') + 1));
}

// A target is relative to the folder of the part that it stands in, or begins with "/".
std::string resolved(std::string_view target, const std::string& of) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = of.substr(0, of.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder.resize(folder.rfind('/') + 1);
  }
  return folder + std::string(target);
}

class RelationsReader : public XmlReader {
 public:
  explicit RelationsReader(std::string of) : of_(std::move(of)) {}
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship" || attributes.find("TargetMode") == "External") return;
    const auto id = attributes.find("Id");
    const auto type = attributes.find("Type");
    const auto target = attributes.find("Target");
    if (id && type && target)
      relations.insert_or_assign(std::string(*id),
                                 XlsxRelation{last_step(*type), resolved(*target, of_)});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, XlsxRelation, std::less<>> relations;

 private:
  std::string of_;
};

class WorkbookReader : public XmlReader {
 public:
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "workbookPr") part.from_1904 = attributes.on("date1904");
    if (element != "sheet") return;
    const auto state = attributes.find("state");
    part.sheets.push_back({std::string(attributes.find("name").value_or("")),
                           std::string(attributes.find("id").value_or("")),
                           state && *state != "visible"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  XlsxWorkbookPart part;
};

class StylesReader : public XmlReader {
 public:
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "cellXfs") in_cell_formats_ = true;
    if (element == "numFmt")
      own_[number_of(attributes.find("numFmtId"))] =
          date_form(attributes.find("formatCode").value_or(""));
    if (element != "xf" || !in_cell_formats_) return;
    const std::uint32_t id = number_of(attributes.find("numFmtId"));
    const auto found = own_.find(id);
    forms.push_back(found != own_.end() ? found->second : date_form(id));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") in_cell_formats_ = false;
  }
  void text(std::string_view) override {}

  std::vector<DateForm> forms;

 private:
  std::map<std::uint32_t, DateForm> own_;
  bool in_cell_formats_ = false;
};

class TextsReader : public XmlReader {
 public:
  TextsReader(std::string place, const XlsxLimits& limits)
      : place_(std::move(place)), limits_(limits) {}

  void begin(std::string_view element, const XmlAttributes&) override {
    if (element == "si") text_.clear();
    if (element == "rPh") in_reading_ = true;
    in_text_ = element == "t" && !in_reading_;
  }
  void end(std::string_view element) override {
    in_text_ = false;
    if (element == "rPh") in_reading_ = false;
    if (element == "si") texts.add(unescape_xstring(text_));
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_ += piece;
    const std::size_t most = text_.size() > limits_.cell_text ? limits_.cell_text
                             : texts.bytes() + text_.size() > limits_.shared_text
                                 ? limits_.shared_text
                                 : 0;
    if (most > 0)
      stop({ErrorKind::invalid, "error.xlsx.too-much-text", place_, {}, std::to_string(most)});
  }

  XlsxTexts texts;

 private:
  std::string place_;
  XlsxLimits limits_;
  std::string text_;
  bool in_text_ = false;
  bool in_reading_ = false;
};

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xc0 | c >> 6), put(0x80 | (c & 0x3f));
  if (c < 0x10000) return put(0xe0 | c >> 12), put(0x80 | (c >> 6 & 0x3f)), put(0x80 | (c & 0x3f));
  put(0xf0 | c >> 18), put(0x80 | (c >> 12 & 0x3f)), put(0x80 | (c >> 6 & 0x3f));
  put(0x80 | (c & 0x3f));
}

// The UTF-16 unit that "_xHHHH_" at the beginning of a text stands for.
std::optional<std::uint32_t> escaped_unit(std::string_view text) {
  constexpr std::size_t size = 7;
  if (text.size() < size || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  std::uint32_t unit = 0;
  const char* const end = text.data() + 6;
  const auto [stopped, error] = std::from_chars(text.data() + 2, end, unit, 16);
  return error == std::errc{} && stopped == end ? std::optional(unit) : std::nullopt;
}

}  // namespace

std::string unescape_xstring(std::string_view text) {
  constexpr std::size_t size = 7;
  std::string out;
  for (;;) {
    const std::size_t at = text.find("_x");
    out += text.substr(0, at);
    if (at == text.npos) return out;
    text.remove_prefix(at);
    auto unit = escaped_unit(text);
    std::size_t taken = size;
    const bool high = unit && *unit >= 0xd800 && *unit < 0xdc00;
    if (high) {
      const auto low = escaped_unit(text.substr(size));
      if (low && *low >= 0xdc00 && *low < 0xe000) {
        unit = 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00);
        taken = 2 * size;
      }
    }
    if (!unit || (*unit >= 0xd800 && *unit < 0xe000)) {  // no escape, or half a character
      out += text.substr(0, 2);
      text.remove_prefix(2);
      continue;
    }
    append_utf8(out, *unit);
    text.remove_prefix(taken);
  }
}

Result<void> read_part(const Unzip& zip, const std::string& part, XmlReader& reader) {
  auto bytes = TRY(zip.part(part));
  return read_xml([&bytes](char* out, std::size_t size) { return bytes.read(out, size); },
                  zip.file() + ':' + part, reader);
}

Result<std::map<std::string, XlsxRelation, std::less<>>> read_relations(const Unzip& zip,
                                                                        const std::string& of) {
  const std::size_t name = of.rfind('/') + 1;
  const std::string part = of.substr(0, name) + "_rels/" + of.substr(name) + ".rels";
  RelationsReader reader(of);
  if (zip.has(part))
    if (auto read = read_part(zip, part, reader); !read)
      return tl::unexpected(std::move(read).error());
  return std::move(reader.relations);
}

Result<XlsxWorkbookPart> read_workbook(const Unzip& zip, const std::string& part) {
  WorkbookReader reader;
  if (auto read = read_part(zip, part, reader); !read)
    return tl::unexpected(std::move(read).error());
  return std::move(reader.part);
}

Result<std::vector<DateForm>> read_styles(const Unzip& zip, const std::string& part) {
  StylesReader reader;
  if (auto read = read_part(zip, part, reader); !read)
    return tl::unexpected(std::move(read).error());
  return std::move(reader.forms);
}

Result<XlsxTexts> read_texts(const Unzip& zip, const std::string& part, const XlsxLimits& limits) {
  TextsReader reader(zip.file() + ':' + part, limits);
  if (auto read = read_part(zip, part, reader); !read)
    return tl::unexpected(std::move(read).error());
  return std::move(reader.texts);
}

}  // namespace acta::exchange
