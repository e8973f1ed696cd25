#include "exchange/captured_file.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace acta::exchange {
namespace {

struct Known {
  CapturedType type;
  std::string_view begins;
};
constexpr CapturedType html{"text/html", ".html"};
constexpr CapturedType text{"text/plain", ".txt"};
constexpr std::array known{
    Known{{"application/pdf", ".pdf"}, "%PDF-"},
    Known{{"image/png", ".png"}, "\x89PNG\r\n\x1a\n"},
    Known{{"image/jpeg", ".jpg"}, "\xff\xd8\xff"},
    Known{{"application/warc", ".warc"}, "WARC/1."},
};

// By the start of a document (WHATWG MIME Sniffing §7.1, the part that pages begin with), whatever
// its letters are encoded in.
bool is_html(std::string_view bytes) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  bytes = trim(bytes);
  constexpr std::size_t longest_start = 14;
  const std::string start = lower(bytes.substr(0, longest_start));
  for (const std::string_view one : {"<!doctype html", "<html", "<head", "<body"})
    if (start.starts_with(one)) return true;
  return start.starts_with("<!--") && lower(bytes.substr(0, 4096)).find("<html") != start.npos;
}

bool is_text(std::string_view bytes) {
  return is_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
         });
}

}  // namespace

Result<CapturedType> captured_type(std::string_view bytes, std::string_view place) {
  if (bytes.empty()) return invalid("error.copy.empty", place);
  for (const Known& one : known)
    if (bytes.starts_with(one.begins)) return one.type;
  if (is_html(bytes)) return html;
  if (is_text(bytes)) return text;
  return invalid("error.copy.type", place, {}, "PDF, HTML, TXT, PNG, JPEG, WARC");
}

std::string_view extension_of(std::string_view media_type) {
  for (const Known& one : known)
    if (one.type.media_type == media_type) return one.type.extension;
  for (const CapturedType& one : {html, text})
    if (one.media_type == media_type) return one.extension;
  return {};
}

}  // namespace acta::exchange
