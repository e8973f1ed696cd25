#include "exchange/atom.h"

namespace acta::exchange {
namespace {

void put_element(std::string& out, std::string_view name, std::string_view text) {
  ((out += '<') += name) += '>';
  put_xml(out, text);
  ((out += "</") += name) += ">\n";
}

void put_link(std::string& out, std::string_view rel, std::string_view type,
              std::string_view href) {
  ((out += "<link rel=\"") += rel) += "\" type=\"";
  (out += type) += "\" href=\"";
  put_xml(out, href);
  out += "\"/>\n";
}

constexpr std::string_view atom = "application/atom+xml", html = "text/html";

}  // namespace

void put_xml(std::string& out, std::string_view text) {
  // Two characters that are none (U+FFFE, U+FFFF) may not stand in XML 1.0.
  constexpr std::string_view none[] = {"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view character = text.substr(at, 3);
    if (character == none[0] || character == none[1]) {
      out += "\uFFFD";
      at += 2;
      continue;
    }
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (byte >= 0x20 || c == '\t' || c == '\n') out += c;
        else out += "\uFFFD";
    }
  }
}

std::string write_atom(const AtomFeed& feed) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"";
  put_xml(out, feed.language);
  out += "\">\n";
  put_element(out, "id", feed.id);
  put_element(out, "title", feed.title);
  put_element(out, "updated", format_instant(feed.updated));
  out += "<author>";
  put_element(out, "name", feed.author);
  out += "</author>\n";
  put_link(out, "self", atom, feed.self);
  put_link(out, "alternate", html, feed.page);
  if (!feed.next.empty()) put_link(out, "next", atom, feed.next);
  for (const AtomEntry& entry : feed.entries) {
    out += "<entry>\n";
    put_element(out, "id", entry.id);
    put_element(out, "title", entry.title);
    put_element(out, "updated", format_instant(entry.updated));
    put_link(out, "alternate", html, entry.link);
    put_element(out, "summary", entry.summary);
    out += "</entry>\n";
  }
  return out += "</feed>\n";
}

}  // namespace acta::exchange
