#include "site/html.h"

#include <algorithm>
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

enum class Byte : std::uint8_t { plain, markup, may_hide };

// What to look at in a text. A character that show_invisible() shows begins with one of a few bytes
// in UTF-8, and the letters of our languages with others.
constexpr auto bytes = [] {
  std::array<Byte, 256> all{};
  for (const unsigned char c : {'&', '<', '>', '"', '\''}) all[c] = Byte::markup;
  for (const std::size_t c : {0xC2U, 0xD8U, 0xE1U, 0xE2U}) all[c] = Byte::may_hide;
  for (std::size_t c = 0xEF; c < all.size(); ++c) all[c] = Byte::may_hide;
  return all;
}();

Byte kind_of(char c) { return bytes[static_cast<unsigned char>(c)]; }

void put_escaped(std::string& page, std::string_view text, std::size_t from) {
  std::size_t plain_from = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (kind_of(text[i]) != Byte::markup) continue;
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
  const auto is = [](Byte kind) { return [kind](char c) { return kind_of(c) == kind; }; };
  const auto odd = std::find_if_not(text.begin(), text.end(), is(Byte::plain));
  if (std::any_of(odd, text.end(), is(Byte::may_hide))) put_escaped(page, show_invisible(text), 0);
  else put_escaped(page, text, static_cast<std::size_t>(odd - text.begin()));
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
