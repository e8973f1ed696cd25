#include "exchange/xliff.h"

#include <algorithm>
#include <set>

#include "exchange/atom.h"
#include "exchange/xml_stream.h"

namespace acta::exchange {
namespace {

constexpr std::string_view xliff_12 = "urn:oasis:names:tc:xliff:document:1.2";

void put_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  ((out += ' ') += name) += "=\"";
  put_xml(out, value);
  out += '"';
}

void put_element(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  ((out += '<') += name) += '>';
  put_xml(out, text);
  ((out += "</") += name) += ">\n";
}

void put_unit(std::string& out, const XliffUnit& unit) {
  out += "<trans-unit";
  put_attribute(out, "id", unit.id);
  out += ">\n";
  put_element(out, "source", unit.source);
  if (!unit.target.empty()) {
    out += "<target";
    put_attribute(out, "state", unit.state);
    put_attribute(out, "state-qualifier", unit.state_qualifier);
    out += '>';
    put_xml(out, unit.target);
    out += "</target>\n";
  }
  put_element(out, "note", unit.note);
  out += "</trans-unit>\n";
}

class Reading : public XmlReader {
 public:
  explicit Reading(std::string_view place) : place_(place) {}
  std::vector<XliffFile> take() { return std::move(files_); }

  void begin_document(std::string_view name_space) override {
    if (name_space != xliff_12) refuse("error.xliff.not-xliff", place_, name_space);
  }
  void begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "file") begin_file(attributes);
    else if (element == "trans-unit") begin_unit(attributes);
    else if (element == "alt-trans") ++suggestions_;
    else if (suggestions_ == 0 && !files_.empty() && !files_.back().units.empty())
      begin_text(element, attributes);
  }
  void end(std::string_view element) override {
    if (element == "alt-trans") --suggestions_;
    else if (element == "source" || element == "target" || element == "note") into_ = nullptr;
  }
  void text(std::string_view piece) override {
    if (into_ && suggestions_ == 0) *into_ += piece;
  }

 private:
  static std::string of(const XmlAttributes& attributes, std::string_view name) {
    return std::string(attributes.find(name).value_or(std::string_view{}));
  }
  void refuse(const char* message, std::string_view place, std::string_view value) {
    stop({ErrorKind::invalid, message, std::string(place), std::string(value), {}});
  }

  void begin_file(const XmlAttributes& attributes) {
    files_.push_back({of(attributes, "source-language"), of(attributes, "target-language"), {}});
    if (files_.back().target_language.empty())
      refuse("error.xliff.no-target-language", place_, of(attributes, "original"));
  }
  void begin_unit(const XmlAttributes& attributes) {
    if (files_.empty()) return refuse("error.xliff.not-xliff", place_, "trans-unit");
    const std::string id = of(attributes, "id");
    if (id.empty()) return refuse("error.xliff.no-id", place_, {});
    if (!ids_.emplace(files_.size(), id).second)
      return refuse("error.xliff.repeated-id", place_ + ':' + id, id);
    files_.back().units.emplace_back().id = id;
  }
  void begin_text(std::string_view element, const XmlAttributes& attributes) {
    XliffUnit& unit = files_.back().units.back();
    if (element == "source") into_ = &unit.source;
    if (element == "note") into_ = &unit.note;
    if (element != "target") return;
    into_ = &unit.target;
    unit.state = of(attributes, "state");
    unit.state_qualifier = of(attributes, "state-qualifier");
  }

  std::string place_;
  std::vector<XliffFile> files_;
  std::set<std::pair<std::size_t, std::string>> ids_;
  std::string* into_ = nullptr;
  int suggestions_ = 0;
};

}  // namespace

std::string write_xliff(const std::vector<XliffFile>& files) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"1.2\" xmlns=\"";
  (out += xliff_12) += "\">\n";
  for (const XliffFile& file : files) {
    out += "<file original=\"record\" datatype=\"plaintext\"";
    put_attribute(out, "source-language", file.source_language);
    put_attribute(out, "target-language", file.target_language);
    out += ">\n<body>\n";
    for (const XliffUnit& unit : file.units) put_unit(out, unit);
    out += "</body>\n</file>\n";
  }
  return out + "</xliff>\n";
}

Result<std::vector<XliffFile>> read_xliff(std::string_view bytes, std::string_view place) {
  Reading reading(place);
  std::size_t at = 0;
  const auto read = read_xml(
      [&](char* out, std::size_t size) -> Result<std::size_t> {
        const std::size_t given = std::min(size, bytes.size() - at);
        bytes.copy(out, given, at);
        at += given;
        return given;
      },
      place, reading);
  if (!read) return tl::unexpected(read.error());
  return reading.take();
}

}  // namespace acta::exchange
