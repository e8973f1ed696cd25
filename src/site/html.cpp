#include "site/html.h"

#include <array>
#include <cstdint>
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

constexpr std::uint8_t markup = 1, may_hide = 2;

// What to look at in a text. A character that show_invisible() shows begins with one of a few bytes
// in UTF-8, and the letters of our languages with others.
constexpr auto bytes = [] {
  std::array<std::uint8_t, 256> all{};
  for (const unsigned char c : {'&', '<', '>', '"', '\''}) all[c] = markup;
  for (const std::size_t c : {0xC2U, 0xD8U, 0xE1U, 0xE2U}) all[c] = may_hide;
  for (std::size_t c = 0xEF; c < all.size(); ++c) all[c] = may_hide;
  return all;
}();

void put_escaped(std::string& page, std::string_view text) {
  std::size_t plain_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (bytes[static_cast<unsigned char>(text[i])] != markup) continue;
    page.append(text, plain_from, i - plain_from);
    page += entity_for(text[i]);
    plain_from = i + 1;
  }
  page.append(text, plain_from);
}

// Stands for a piece while ICU formats the sentence: text of the record holds no control
// character (base/text.h), so nobody else can write one of these.
std::string mark_of(std::size_t index) { return "\x01" + std::to_string(index) + "\x02"; }

}  // namespace

void put(std::string& page, std::string_view text) {
  // Most texts are plain: one look at all of their bytes, without a branch for each.
  std::uint8_t seen = 0;
  for (const char c : text) seen |= bytes[static_cast<unsigned char>(c)];
  if (seen & may_hide) put_escaped(page, show_invisible(text));
  else if (seen & markup) put_escaped(page, text);
  else page += text;
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
