#include "exchange/copy_text.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>

#include "base/text.h"

namespace acta::exchange {
namespace {

// Within a line: what stands before and after such an element may be one word.
constexpr std::array<std::string_view, 22> inline_elements = {
    "a",    "abbr", "b", "bdi",   "bdo",  "cite",   "code", "em",  "font", "i",   "kbd",
    "mark", "q",    "s", "small", "span", "strong", "sub",  "sup", "u",    "var", "wbr"};

bool is_inline(std::string_view name) {
  return std::find(inline_elements.begin(), inline_elements.end(), name) != inline_elements.end();
}

// No exception crosses the frames of libxml2: it is kept and thrown again.
struct Reading {
  std::string text;
  std::exception_ptr thrown;

  template <class F>
  void guarded(F&& f) noexcept {
    try {
      if (!thrown) f();
    } catch (...) {
      thrown = std::current_exception();
    }
  }
  void pass(std::string_view element) {
    if (!is_inline(element)) text += '\n';
  }

  static Reading& of(void* context) { return *static_cast<Reading*>(context); }
  static std::string_view name(const xmlChar* written) {
    return reinterpret_cast<const char*>(written);
  }
  static void begin(void* context, const xmlChar* element, const xmlChar**) {
    of(context).guarded([&] { of(context).pass(name(element)); });
  }
  static void end(void* context, const xmlChar* element) {
    of(context).guarded([&] { of(context).pass(name(element)); });
  }
  static void characters(void* context, const xmlChar* piece, int size) {
    of(context).guarded([&] {
      of(context).text.append(reinterpret_cast<const char*>(piece), static_cast<std::size_t>(size));
    });
  }
};

std::string text_of_html(std::string_view bytes) {
  // Once, and before any thread parses: libxml2 asks for that.
  [[maybe_unused]] static const bool ready = (xmlInitParser(), true);
  Reading reading;
  xmlSAXHandler sax{};
  sax.startElement = Reading::begin;
  sax.endElement = Reading::end;
  sax.characters = Reading::characters;
  sax.ignorableWhitespace = Reading::characters;
  // What stands in a script or a style comes as such, and is nothing to read.
  sax.cdataBlock = [](void*, const xmlChar*, int) {};
  const auto encoding = is_utf8(bytes) ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&sax, &reading, nullptr, 0, nullptr, encoding), htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  constexpr std::size_t piece = 65'536;
  for (std::size_t at = 0; at < bytes.size() && !reading.thrown; at += piece) {
    const std::string_view next = bytes.substr(at, piece);
    htmlParseChunk(parser.get(), next.data(), static_cast<int>(next.size()), 0);
  }
  htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (reading.thrown) std::rethrow_exception(reading.thrown);
  return std::move(reading.text);
}

}  // namespace

std::optional<std::string> text_of_copy(std::string_view media_type, std::string_view bytes) {
  if (media_type == "text/html") return text_of_html(bytes);
  if (media_type == "text/plain") return std::string(bytes);
  return std::nullopt;
}

}  // namespace acta::exchange
