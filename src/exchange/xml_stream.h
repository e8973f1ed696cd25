#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "base/result.h"

namespace acta::exchange {

// The attributes of the element that begins, by their local names.
class XmlAttributes {
 public:
  std::optional<std::string_view> find(std::string_view name) const;
  bool on(std::string_view name) const;  // xsd:boolean, written "1" or "true"

 private:
  friend struct XmlParsing;
  XmlAttributes(const unsigned char** attributes, int count)
      : attributes_(attributes), count_(count) {}
  const unsigned char** attributes_;
  int count_;
};

// Who is told of the elements of a document while it is read. Only elements of the namespace of
// the root and their own text are told, by their local names; views live until the call returns.
class XmlReader {
 public:
  virtual ~XmlReader() = default;
  virtual void begin_document(std::string_view) {}  // the namespace of the root; empty: none
  virtual void begin(std::string_view element, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view element) = 0;
  virtual void text(std::string_view piece) = 0;  // a text may come in several pieces

  // Ends the reading, with an error or without.
  void stop(Error error);
  void stop() { stopped_ = true; }

 private:
  friend struct XmlParsing;
  bool stopped_ = false;
  std::optional<Error> error_;
};

// Gives the next bytes, 0 at the end.
using ByteSource = std::function<Result<std::size_t>(char* out, std::size_t size)>;

// Reads an XML document in one pass and bounded memory. Nothing outside the bytes is ever opened;
// a document type is refused, so there are no entities but those of XML itself; elements are at
// most 256 deep. `place` names the document in errors: error.xml.damaged, error.xml.doctype, what
// the source fails with and what the reader stopped with.
Result<void> read_xml(const ByteSource& source, std::string_view place, XmlReader& reader);

}  // namespace acta::exchange
