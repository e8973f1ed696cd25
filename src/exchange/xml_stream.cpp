#include "exchange/xml_stream.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>

namespace acta::exchange {
namespace {

constexpr int deepest = 256;

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  // libxml2 gives five pointers an attribute: name, prefix, namespace, first and end of the value.
  for (int i = 0; i < count_; ++i) {
    const xmlChar* const* const attribute = attributes_ + 5 * static_cast<std::ptrdiff_t>(i);
    if (view(attribute[0]) != name) continue;
    return std::string_view(reinterpret_cast<const char*>(attribute[3]),
                            static_cast<std::size_t>(attribute[4] - attribute[3]));
  }
  return std::nullopt;
}

bool XmlAttributes::on(std::string_view name) const {
  const auto value = find(name);
  return value && (*value == "1" || *value == "true");
}

void XmlReader::stop(Error error) {
  stopped_ = true;
  if (!error_) error_ = std::move(error);
}

// What the callbacks of libxml2 share. No exception crosses its frames: it is kept and thrown again
// when the parser has returned.
struct XmlParsing {
  XmlReader& reader;
  const ByteSource& source;
  std::string place;
  xmlParserCtxtPtr parser = nullptr;
  const xmlChar* name_space = nullptr;  // of the root
  int depth = 0;
  std::array<bool, deepest + 1> ours{};  // by depth: whether the open element is told of
  bool reading = false;
  std::exception_ptr thrown = nullptr;

  template <class Work>
  void guarded(Work&& work) {
    if (reader.stopped_) return;
    try {
      work();
    } catch (...) {
      thrown = std::current_exception();
      reader.stopped_ = true;
    }
    if (reader.stopped_ && !reading) xmlStopParser(parser);
  }
  static XmlParsing& of(void* context) {
    return *static_cast<XmlParsing*>(static_cast<xmlParserCtxtPtr>(context)->_private);
  }
  bool is_ours(const xmlChar* uri) const {
    return uri == name_space || (uri && name_space && xmlStrEqual(uri, name_space));
  }

  static int read(void* context, char* out, int size) {
    auto& self = *static_cast<XmlParsing*>(context);
    int count = 0;
    self.reading = true;  // the parser must not be stopped while it fills its buffer
    self.guarded([&] {
      auto piece = self.source(out, static_cast<std::size_t>(size));
      if (piece) count = static_cast<int>(*piece);
      else self.reader.stop(std::move(piece).error());
    });
    self.reading = false;
    return count;
  }
  static int close(void*) { return 0; }

  static void start(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
                    const xmlChar**, int attributes, int, const xmlChar** values) {
    XmlParsing& self = of(context);
    if (self.depth == 0) {
      self.name_space = uri;
      self.guarded([&] { self.reader.begin_document(uri ? view(uri) : std::string_view{}); });
    }
    if (++self.depth > deepest) return self.refuse("error.xml.damaged");
    self.ours[static_cast<std::size_t>(self.depth)] = self.is_ours(uri);
    if (self.is_ours(uri))
      self.guarded([&] { self.reader.begin(view(name), XmlAttributes(values, attributes)); });
  }
  static void finish(void* context, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
    XmlParsing& self = of(context);
    --self.depth;
    if (self.is_ours(uri)) self.guarded([&] { self.reader.end(view(name)); });
  }
  static void characters(void* context, const xmlChar* text, int size) {
    XmlParsing& self = of(context);
    if (!self.ours[static_cast<std::size_t>(std::min(self.depth, deepest))]) return;
    self.guarded([&] {
      self.reader.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  }
  static void document_type(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    of(context).refuse("error.xml.doctype");
  }
  static xmlEntityPtr entity(void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); }

  Result<void> run() {
    xmlSAXHandler sax = handler();
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> owned(
        xmlCreateIOParserCtxt(&sax, nullptr, read, close, this, XML_CHAR_ENCODING_NONE),
        xmlFreeParserCtxt);
    if (!owned) throw std::bad_alloc();
    parser = owned.get();
    parser->_private = this;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET);
    xmlParseDocument(parser);
    if (thrown) std::rethrow_exception(thrown);
    if (reader.error_) return tl::unexpected(*std::move(reader.error_));
    if (!reader.stopped_ && !parser->wellFormed)
      return invalid("error.xml.damaged",
                     place + ':' + std::to_string(xmlSAX2GetLineNumber(parser)));
    return {};
  }

  void refuse(const char* message) {
    guarded([&] { reader.stop({ErrorKind::invalid, message, place, {}, {}}); });
  }

  static xmlSAXHandler handler() {
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start;
    sax.endElementNs = finish;
    sax.characters = characters;
    sax.ignorableWhitespace = characters;
    sax.cdataBlock = characters;
    sax.internalSubset = document_type;
    sax.getEntity = entity;
    sax.serror = [](void*, xmlErrorPtr) {};  // else libxml2 prints; `wellFormed` tells
    return sax;
  }
};

Result<void> read_xml(const ByteSource& source, std::string_view place, XmlReader& reader) {
  // Once, and before any thread parses: libxml2 asks for that.
  [[maybe_unused]] static const bool ready = (xmlInitParser(), true);
  return XmlParsing{reader, source, std::string(place)}.run();
}

}  // namespace acta::exchange
