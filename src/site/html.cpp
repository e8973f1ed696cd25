#include "site/html.h"

#include <utility>

#include "base/text.h"

namespace acta::site {
namespace {

std::string_view entity_for(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// Whether a character that show_invisible() shows may be among these: each begins with one of these
// bytes in UTF-8, and the letters of our languages with others.
bool may_hide(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80 || c == 0xC3) continue;
    if (c == 0xC2 || c == 0xD8 || c == 0xE1 || c == 0xE2 || c >= 0xEF) return true;
  }
  return false;
}

void put_escaped(std::string& page, std::string_view text) {
  std::size_t plain_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view entity = entity_for(text[i]);
    if (entity.empty()) continue;
    page.append(text, plain_from, i - plain_from);
    page += entity;
    plain_from = i + 1;
  }
  page.append(text, plain_from);
}

// Stands for a piece while ICU formats the sentence: text of the record holds no control
// character (base/text.h), so nobody else can write one of these.
std::string mark_of(std::size_t index) { return "\x01" + std::to_string(index) + "\x02"; }

}  // namespace

void put(std::string& page, std::string_view text) {
  if (may_hide(text)) put_escaped(page, show_invisible(text));
  else put_escaped(page, text);
}

Html escaped(std::string_view text) {
  Html html;
  put(html.text, text);
  return html;
}

Html link(std::string_view href, std::string_view text) {
  Html html = open_link(href);
  put(html.text, text);
  html.text += "</a>";
  return html;
}

std::string_view Marks::operator()(Html html) {
  pieces_.push_back(std::move(html));
  return names_.emplace_back(mark_of(pieces_.size() - 1));
}

Html Marks::in(std::string_view sentence) const {
  Html html = escaped(sentence);
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const std::string& piece = pieces_[i].text;
    for (std::size_t at = 0; (at = html.text.find(names_[i], at)) != html.text.npos;
         at += piece.size()) {
      html.text.replace(at, names_[i].size(), piece);
    }
  }
  return html;
}

}  // namespace acta::site
