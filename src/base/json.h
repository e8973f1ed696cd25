#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace acta {

// Writes JSON as it goes, with the keys in the order given, so that the same answer always has
// the same bytes. Two spaces of indent for people (the default) or none for machines.
//
//   JsonWriter json;
//   json.object().key("valid").text("2023-07-01").key("rows").array();
//   for (…) json.object().key("mechanism").text(row.mechanism).end();
//   json.end().end();
//   json.take();
class JsonWriter {
 public:
  explicit JsonWriter(bool indented = true) : indented_(indented) {}

  JsonWriter& object();
  JsonWriter& array();
  JsonWriter& end();  // of the innermost object or array
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::int64_t value);
  JsonWriter& number(double value);           // shortest form that reads back; NaN is null
  JsonWriter& decimal(std::string_view value);  // digits already written, as a JSON number
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  std::string take();  // ends the document with a line feed

 private:
  void separate();
  std::string out_;
  std::vector<bool> filled_;  // one an open object or array: whether it has an element
  std::string closers_;
  bool indented_;
  bool after_key_ = false;
};

// The string of RFC 8785 §3.2.2.2 (which is that of ECMAScript), quotes included.
void append_json_string(std::string& out, std::string_view text);

}  // namespace acta
