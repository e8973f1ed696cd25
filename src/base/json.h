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
  JsonWriter& text(std::string_view text);
  JsonWriter& number(std::int64_t number);
  JsonWriter& number(double number);             // RFC 8785 §3.2.2.3; NaN and infinity are null
  JsonWriter& decimal(std::string_view digits);  // already written, as a JSON number
  JsonWriter& boolean(bool boolean);
  JsonWriter& null();

  std::string take();  // ends the document with a line feed

 private:
  JsonWriter& begin(char opener, char closer);
  JsonWriter& value();
  void separate();
  std::string out_;
  std::vector<bool> filled_;  // one an open object or array: whether it has an element
  std::string closers_;
  bool indented_;
  bool after_key_ = false;
};

// The string of RFC 8785 §3.2.2.2 (which is that of ECMAScript), quotes included. A byte that
// is not UTF-8 becomes U+FFFD; what must be exact is checked with is_utf8 before.
void append_json_string(std::string& out, std::string_view text);

}  // namespace acta
